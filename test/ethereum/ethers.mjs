// ethers 6 against a node: each step asserts values and says what they were.
import {AbiCoder, Contract, ContractFactory, Interface, JsonRpcProvider, NonceManager, Transaction, Wallet, WebSocketProvider, ZeroHash, concat, keccak256, toBeHex, toQuantity, toUtf8Bytes, zeroPadValue} from "ethers";
import {abi, assert, bytecode, chainId, KEY, OTHER, post, proven, rejects, RPC, step, WS} from "./common.mjs";

const provider = new JsonRpcProvider(RPC, undefined, {cacheTimeout: -1, pollingInterval: 50});
const wallet = new Wallet(KEY, provider);
const nobody = "0x00000000000000000000000000000000000000fe";
let notes, address, written;

await step("chain", async () => {
  assert.equal((await provider.getNetwork()).chainId, BigInt(chainId));
  assert.equal(await provider.send("net_version", []), String(chainId));
  assert.equal(await provider.send("eth_syncing", []), false);
  const version = await provider.send("web3_clientVersion", []);
  assert.match(version, /^byssus\/go-ethereum-v\d/);
  return `id ${chainId}, ${version}`;
});

await step("fees", async () => {
  const fees = await provider.getFeeData();
  assert.ok(fees.maxPriorityFeePerGas > 0n && fees.maxFeePerGas > fees.maxPriorityFeePerGas && fees.gasPrice > 0n);
  return `at most ${fees.maxFeePerGas} wei, tip ${fees.maxPriorityFeePerGas}`;
});

await step("deploy", async () => {
  notes = await new ContractFactory(abi, bytecode, wallet).deploy(41n);
  await notes.waitForDeployment();
  address = await notes.getAddress();
  assert.equal(await notes.count(), 41n);
  assert.equal(await notes.LIMIT(), 32n);
  return address;
});

await step("estimate, call, send", async () => {
  const gas = await notes.write.estimateGas("one");
  assert.equal(await notes.write.staticCall("one"), 42n);
  const sent = await notes.write("one");
  assert.equal(sent.type, 2);
  written = await sent.wait();
  assert.equal(written.status, 1);
  assert.ok(written.gasUsed <= gas);
  assert.equal(await notes.count(), 42n);
  assert.equal(await notes.digests(42n), keccak256(toUtf8Bytes("one")));
  const [log] = written.logs;
  assert.deepEqual([...log.args], [wallet.address, 42n, "one"]);
  return `estimated ${gas} gas, used ${written.gasUsed}, block ${written.blockNumber}`;
});

await step("reverts", async () => {
  const empty = await rejects(notes.write.staticCall(""));
  assert.equal(empty.reason, "a note is not empty");
  const long = await rejects(notes.write.estimateGas("x".repeat(33)));
  assert.equal(long.code, "CALL_EXCEPTION");
  assert.deepEqual([long.revert?.name ?? new Interface(abi).parseError(long.data).name, ...new Interface(abi).parseError(long.data).args], ["TooLong", 33n, 32n]);
  const sent = await notes.write("", {gasLimit: 100_000n});
  const failed = await rejects(sent.wait());
  assert.equal(failed.receipt.status, 0);
  return `"${empty.reason}", TooLong(33, 32), status 0`;
});

await step("pending together", async () => {
  const manager = new NonceManager(wallet);
  const first = await provider.getTransactionCount(wallet.address, "pending");
  const writer = notes.connect(manager);
  const sent = [];
  for (let i = 0; i < 8; i++) sent.push(await writer.write(`note ${i}`, {gasLimit: 100_000n}));
  assert.deepEqual(sent.map((tx) => tx.nonce), sent.map((_, i) => first + i));
  const receipts = await Promise.all(sent.map((tx) => tx.wait()));
  assert.ok(receipts.every((r) => r.status === 1));
  assert.equal(await provider.getTransactionCount(wallet.address), first + 8);
  assert.equal(await notes.count(), 50n);
  return `8, nonces ${first} to ${first + 7}, in ${new Set(receipts.map((r) => r.blockNumber)).size} block(s)`;
});

await step("logs", async () => {
  const all = await notes.queryFilter(notes.filters.Written());
  assert.deepEqual(all.map((log) => log.args.number), [42n, 43n, 44n, 45n, 46n, 47n, 48n, 49n, 50n]);
  const one = await notes.queryFilter(notes.filters.Written(null, 42n), written.blockNumber, written.blockNumber);
  assert.deepEqual(one.map((log) => log.args.text), ["one"]);
  assert.deepEqual(await notes.queryFilter(notes.filters.Written(nobody)), []);
  return `${all.length} of the contract, 1 by topic, 0 of a stranger`;
});

await step("filters", async () => {
  const id = await provider.send("eth_newFilter", [{address}]);
  const blocks = await provider.send("eth_newBlockFilter", []);
  const receipt = await (await notes.write("filtered")).wait();
  const changes = await provider.send("eth_getFilterChanges", [id]);
  assert.deepEqual(changes.map((log) => log.transactionHash), [receipt.hash]);
  assert.deepEqual(await provider.send("eth_getFilterChanges", [id]), []);
  assert.ok((await provider.send("eth_getFilterChanges", [blocks])).includes(receipt.blockHash));
  assert.equal(await provider.send("eth_uninstallFilter", [id]), true);
  assert.equal(await provider.send("eth_uninstallFilter", [id]), false);
  assert.match((await rejects(provider.send("eth_getFilterChanges", [id]))).error.message, /filter not found/);
  return "1 change, then none, then gone";
});

await step("subscriptions", async () => {
  const ws = new WebSocketProvider(WS);
  const heads = [], pending = [], logs = [];
  const here = new Contract(address, abi, ws);
  await ws.on("block", (number) => heads.push(number));
  await ws.on("pending", (hash) => pending.push(hash));
  await here.on("Written", (author, number, text) => logs.push(`${number} ${text}`));
  await ws.getBlockNumber(); // the subscriptions were asked for before it
  const receipt = await (await notes.write("subscribed")).wait();
  while (!heads.includes(receipt.blockNumber) || !pending.includes(receipt.hash) || logs.length === 0) await new Promise((next) => setTimeout(next, 10));
  assert.deepEqual(logs, ["52 subscribed"]);
  await ws.destroy();
  return `newHeads, newPendingTransactions, logs: "${logs[0]}"`;
});

await step("proof", async () => {
  const block = await provider.send("eth_getBlockByNumber", ["latest", false]);
  const proof = await provider.send("eth_getProof", [address, [ZeroHash], block.number]);
  const value = proven(block.stateRoot, address, proof);
  assert.equal(value, 52n);
  assert.equal(value, BigInt(await provider.getStorage(address, 0, block.number)));
  return `slot 0 is ${value} under the root of block ${Number(block.number)}`;
});

await step("traces", async () => {
  const trace = await provider.send("debug_traceTransaction", [written.hash, {tracer: "callTracer", tracerConfig: {withLog: true}}]);
  assert.equal(trace.to, address.toLowerCase());
  assert.equal(BigInt(trace.output), 42n);
  assert.equal(BigInt(trace.gasUsed), written.gasUsed);
  assert.equal(trace.logs.length, 1);
  const input = notes.interface.encodeFunctionData("write", [""]);
  const call = await provider.send("debug_traceCall", [{to: address, data: input}, "latest", {tracer: "callTracer"}]);
  assert.equal(call.error, "execution reverted");
  assert.equal(call.revertReason, "a note is not empty");
  const steps = await provider.send("debug_traceTransaction", [written.hash, {disableStorage: true}]);
  assert.ok(steps.structLogs.some((s) => s.op === "SSTORE"));
  return `callTracer, a call's "${call.revertReason}", ${steps.structLogs.length} instructions`;
});

await step("blocks", async () => {
  const receipts = await provider.send("eth_getBlockReceipts", [written.blockHash]);
  assert.equal(receipts.find((r) => r.transactionHash === written.hash).gasUsed, toQuantity(written.gasUsed));
  const receipt = await (await wallet.sendTransaction({to: nobody, value: 1n})).wait();
  for (const tag of ["latest", "safe", "finalized"]) assert.ok((await provider.getBlock(tag)).number >= receipt.blockNumber);
  assert.ok(Number((await provider.send("eth_getBlockByNumber", ["pending", false])).number) > receipt.blockNumber);
  assert.equal((await provider.getBlock("earliest")).number, 0);
  return `a receipt's block ${receipt.blockNumber} is latest, safe and finalized at once`;
});

await step("fee history", async () => {
  const history = await provider.send("eth_feeHistory", ["0x4", "latest", [25, 75]]);
  assert.equal(history.baseFeePerGas.length, 5);
  assert.equal(history.gasUsedRatio.length, 4);
  assert.ok(history.baseFeePerGas.every((fee) => BigInt(fee) >= 7n));
  assert.ok(history.reward.every((row) => row.length === 2));
  return `4 blocks, base fee ${BigInt(history.baseFeePerGas.at(-1))} wei next`;
});

await step("batch", async () => {
  const [balance, count, code, block] = await Promise.all([provider.getBalance(wallet.address), notes.count(), provider.getCode(address), provider.getBlock("latest")]);
  assert.ok(balance > 0n && code.length > 2 && block.number > 0);
  assert.equal(count, 52n);
  const answers = await post([
    {jsonrpc: "2.0", id: 1, method: "eth_chainId", params: []},
    {jsonrpc: "2.0", id: 2, method: "no_such", params: []},
    {jsonrpc: "2.0", id: 3, method: "eth_blockNumber", params: []},
  ]);
  assert.deepEqual(answers.map((a) => a.id), [1, 2, 3]);
  assert.equal(Number(answers[0].result), chainId);
  assert.equal(answers[1].error.code, -32601);
  return "4 calls of the client's, 3 by hand, one of them refused alone";
});

async function raw(fields) {
  return wallet.signTransaction(await wallet.populateTransaction(fields));
}

await step("sendRawTransactionSync", async () => {
  const receipt = await provider.send("eth_sendRawTransactionSync", [await raw({to: nobody, value: 1n})]);
  assert.equal(receipt.status, "0x1");
  return `receipt of block ${Number(receipt.blockNumber)} in one call`;
});

await step("types", async () => {
  const data = notes.interface.encodeFunctionData("write", ["listed"]);
  const kinds = [];
  for (const fields of [{type: 0}, {type: 1, accessList: [{address, storageKeys: [ZeroHash]}]}, {type: 2}]) {
    const receipt = await (await wallet.sendTransaction({to: address, data, gasLimit: 200_000n, ...fields})).wait();
    assert.equal(receipt.type, fields.type);
    assert.equal(receipt.status, 1);
    kinds.push(receipt.type);
  }
  // EIP-7702: another account takes on the contract's code, and its storage is its own.
  const other = new Wallet(OTHER, provider);
  const authorization = await other.authorize({address, nonce: await other.getNonce(), chainId});
  const receipt = await (await wallet.sendTransaction({type: 4, to: other.address, data, authorizationList: [authorization], gasLimit: 300_000n})).wait();
  assert.deepEqual([receipt.type, receipt.status], [4, 1]);
  assert.equal(await provider.getCode(other.address), concat(["0xef0100", address]).toLowerCase());
  assert.equal(await new Contract(other.address, abi, provider).count(), 1n);
  return `${[...kinds, receipt.type].join(", ")}; 3 (blobs) refused: "${await blob()}"`;
});

async function blob() {
  const tx = Transaction.from({type: 3, to: nobody, nonce: await wallet.getNonce(), gasLimit: 21_000n, maxFeePerGas: 1_000_000_000n, maxPriorityFeePerGas: 1n,
    maxFeePerBlobGas: 1n, chainId, blobVersionedHashes: [zeroPadValue("0x01", 32).replace("0x00", "0x01")]});
  tx.signature = wallet.signingKey.sign(tx.unsignedHash);
  const err = await rejects(provider.broadcastTransaction(tx.serialized));
  assert.match(err.error.message, /blob transactions \(EIP-4844\) are not accepted/);
  return err.error.message;
}

await step("refusals", async () => {
  const low = await rejects(provider.broadcastTransaction(await raw({to: nobody, nonce: 0})));
  assert.equal(low.code, "NONCE_EXPIRED");
  const stranger = Wallet.createRandom().connect(provider);
  const poor = await rejects(stranger.sendTransaction({to: nobody, value: 1n, gasLimit: 21_000n}));
  assert.equal(poor.code, "INSUFFICIENT_FUNDS");
  const wrong = await rejects(provider.broadcastTransaction(await wallet.signTransaction({...await wallet.populateTransaction({to: nobody}), chainId: 1})));
  assert.match(JSON.stringify(wrong), /chain id/);
  return "a used nonce, no balance, another chain's id";
});

provider.destroy();
