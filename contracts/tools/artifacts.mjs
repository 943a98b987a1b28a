// Writes what the rest of the project takes from a compile, from forge's output in out/contracts/:
//   artifacts/NAME.json          abi and creation bytecode
//   artifacts/NAME.storage.json  storage layout, for those who read storage by proof
//   out/combined.json            the same as input for abigen
// Nothing in them depends on the machine, the time, or the order of compilation.
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const contracts = ["AccessManager", "Clock", "Stores", "Custody", "Policies", "Fleet", "Snapshots", "Approvers", "Recovery", "Retention", "Incidents", "Consortium"];

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(root, "artifacts");

function write(path, value) {
  writeFileSync(path, JSON.stringify(value, null, 2) + "\n");
}

// The compiler numbers the nodes of its syntax tree; the numbers change with any file of the compile.
function withoutNodeIds(text) {
  return text.replace(/(t_(?:struct|enum|userDefinedValueType)\([^)]*\))\d+/g, "$1");
}

function layoutOf(raw) {
  const field = ({label, offset, slot, type}) => ({label, slot, offset, type: withoutNodeIds(type)});
  const types = {};
  for (const name of Object.keys(raw.types ?? {}).sort()) {
    const {encoding, label, numberOfBytes, key, value, base, members} = raw.types[name];
    const type = {label, encoding, numberOfBytes};
    for (const [role, inner] of Object.entries({key, value, base})) {
      if (inner !== undefined) type[role] = withoutNodeIds(inner);
    }
    if (members !== undefined) type.members = members.map(field);
    types[withoutNodeIds(name)] = type;
  }
  return {storage: raw.storage.map(field), types};
}

mkdirSync(target, {recursive: true});
for (const old of readdirSync(target)) rmSync(join(target, old));

const combined = {contracts: {}, version: ""};
for (const name of contracts) {
  const {abi, bytecode, storageLayout} = JSON.parse(readFileSync(join(root, "out", "contracts", `${name}.sol`, `${name}.json`)));
  if (Object.keys(bytecode.linkReferences).length !== 0) throw new Error(`${name} wants a linked library`);
  write(join(target, `${name}.json`), {contract: name, abi, bytecode: bytecode.object});
  write(join(target, `${name}.storage.json`), {contract: name, ...layoutOf(storageLayout)});
  combined.contracts[`${name}.sol:${name}`] = {abi, bin: bytecode.object.replace(/^0x/, "")};
}
write(join(root, "out", "combined.json"), combined);
