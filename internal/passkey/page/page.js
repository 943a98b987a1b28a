// Shows what is asked, and asks the person's passkey. Nothing is set as HTML.
"use strict";

const element = (id) => document.getElementById(id);

function toBytes(text) {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

function toText(buffer) {
  const binary = Array.from(new Uint8Array(buffer), (b) => String.fromCharCode(b)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function say(text, isProblem) {
  const said = element("said");
  said.textContent = text;
  said.className = isProblem ? "problem" : "";
}

async function create(question) {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(question.challenge),
      rp: {id: question.relyingParty, name: "Byssus"},
      user: {id: toBytes(question.userId), name: question.user, displayName: question.user},
      pubKeyCredParams: [{type: "public-key", alg: -7}],
      authenticatorSelection: {residentKey: "required", userVerification: "required"},
      attestation: "none",
    },
  });
  return {clientData: toText(made.response.clientDataJSON), attestation: toText(made.response.attestationObject)};
}

async function sign(question) {
  const signed = await navigator.credentials.get({
    publicKey: {
      challenge: toBytes(question.challenge),
      rpId: question.relyingParty,
      userVerification: "required",
    },
  });
  return {
    credential: toText(signed.rawId),
    authenticatorData: toText(signed.response.authenticatorData),
    clientData: toText(signed.response.clientDataJSON),
    signature: toText(signed.response.signature),
  };
}

async function answer(question) {
  const button = element("go");
  button.disabled = true;
  say("Waiting for your passkey…", false);
  try {
    const body = JSON.stringify(await (question.make ? create(question) : sign(question)));
    const reply = await fetch("answer", {method: "POST", headers: {"Content-Type": "application/json"}, body});
    if (!reply.ok) throw new Error((await reply.json()).problem);
    button.hidden = true;
    say(question.done, false);
  } catch (problem) {
    button.disabled = false;
    say(problem.message, true);
  }
}

async function start() {
  const question = await (await fetch("question")).json();
  document.title = question.title;
  element("title").textContent = question.title;
  for (const row of question.rows) {
    const name = document.createElement("dt");
    name.textContent = row.name;
    const value = document.createElement("dd");
    value.textContent = row.value;
    element("rows").append(name, value);
  }
  const button = element("go");
  button.textContent = question.button;
  button.hidden = false;
  button.addEventListener("click", () => answer(question));
}

start().catch((problem) => say("The program that asked is gone: " + problem.message, true));
