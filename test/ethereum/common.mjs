// What the clients' scripts share: where the node is, and what they print.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {decodeRlp, keccak256, toBeHex, zeroPadValue} from "ethers";

export {assert};
export const {RPC, WS, KEY, OTHER, CHAIN, ARTIFACT} = process.env;
export const chainId = Number(CHAIN);
export const {abi, bytecode} = (({abi, bytecode}) => ({abi, bytecode: bytecode.object}))(JSON.parse(readFileSync(ARTIFACT)));

// step does one thing and prints what came of it: fn returns it in words.
export async function step(what, fn) {
  const patience = new Promise((_, fail) => setTimeout(() => fail(new Error("nothing came in a minute")), 60_000).unref());
  try {
    console.log(`${what}\t${await Promise.race([fn(), patience])}`);
  } catch (err) {
    console.error(`${what}: ${err.stack}`);
    process.exit(1);
  }
}

// post sends JSON as it is, for what the clients hide.
export async function post(body) {
  const answer = await fetch(RPC, {method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(body)});
  return answer.json();
}

// rejects returns what a promise is rejected with.
export async function rejects(promise) {
  try {
    await promise;
  } catch (err) {
    return err;
  }
  assert.fail("it was not refused");
}

// proven walks an eth_getProof from a state root to the value of its one slot.
export function proven(stateRoot, address, proof) {
  const account = decodeRlp(walk(stateRoot, keccak256(address), proof.accountProof));
  assert.equal(BigInt(account[0]), BigInt(proof.nonce));
  assert.equal(BigInt(account[1] === "0x" ? 0 : account[1]), BigInt(proof.balance));
  assert.equal(account[2], proof.storageHash);
  assert.equal(account[3], proof.codeHash);
  const [slot] = proof.storageProof;
  return BigInt(decodeRlp(walk(proof.storageHash, keccak256(zeroPadValue(toBeHex(BigInt(slot.key)), 32)), slot.proof)));
}

// walk follows a path in a Merkle-Patricia trie whose nodes are given, from the root.
function walk(hash, path, nodes) {
  let rest = path.slice(2);
  for (const [i, raw] of nodes.entries()) {
    assert.equal(keccak256(raw), hash);
    const node = decodeRlp(raw);
    if (node.length === 17) {
      hash = node[parseInt(rest[0], 16)];
      rest = rest.slice(1);
      continue;
    }
    const flag = parseInt(node[0][2], 16);
    const part = node[0].slice(flag & 1 ? 3 : 4);
    assert.ok(rest.startsWith(part));
    rest = rest.slice(part.length);
    if (flag >= 2) {
      assert.equal(rest, "");
      assert.equal(i, nodes.length - 1);
      return node[1];
    }
    hash = node[1];
  }
  assert.fail("the proof has no leaf");
}
