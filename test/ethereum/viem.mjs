// viem 2 against a node: each step asserts values and says what they were.
import {BaseError, ContractFunctionRevertedError, createPublicClient, createWalletClient, defineChain, encodeFunctionData, hexToBigInt, http, keccak256, parseEventLogs, toHex, webSocket} from "viem";
import {generatePrivateKey, nonceManager, privateKeyToAccount} from "viem/accounts";
import {abi, assert, bytecode, chainId, KEY, OTHER, proven, rejects, RPC, step, WS} from "./common.mjs";

const chain = defineChain({id: chainId, name: "byssus", nativeCurrency: {name: "none", symbol: "NONE", decimals: 18}, rpcUrls: {default: {http: [RPC], webSocket: [WS]}}});
const account = privateKeyToAccount(KEY);
const client = createPublicClient({chain, transport: http(RPC, {batch: true}), pollingInterval: 50, cacheTime: 0});
const wallet = createWalletClient({account, chain, transport: http(RPC)});
const nobody = "0x00000000000000000000000000000000000000fe";
const slot0 = toHex(0, {size: 32});
let address, written;

const write = (text) => ({abi, address, functionName: "write", args: [text]});
const receiptOf = (hash) => client.waitForTransactionReceipt({hash});
const count = (at = address) => client.readContract({abi, address: at, functionName: "count"});
const reverted = (err) => err.walk((e) => e instanceof ContractFunctionRevertedError);

await step("chain", async () => {
  assert.equal(await client.getChainId(), chainId);
  assert.equal(await client.request({method: "net_version"}), String(chainId));
  assert.equal(await client.request({method: "eth_syncing"}), false);
  return `id ${chainId}, block ${await client.getBlockNumber()}`;
});

await step("fees", async () => {
  const fees = await client.estimateFeesPerGas();
  assert.ok(fees.maxPriorityFeePerGas > 0n && fees.maxFeePerGas > fees.maxPriorityFeePerGas);
  assert.equal(await client.estimateMaxPriorityFeePerGas(), fees.maxPriorityFeePerGas);
  assert.ok((await client.getGasPrice()) > 0n);
  return `at most ${fees.maxFeePerGas} wei, tip ${fees.maxPriorityFeePerGas}`;
});

await step("deploy", async () => {
  const receipt = await receiptOf(await wallet.deployContract({abi, bytecode, args: [41n]}));
  assert.equal(receipt.status, "success");
  address = receipt.contractAddress;
  assert.equal(await count(), 41n);
  return address;
});

await step("estimate, simulate, send", async () => {
  const gas = await client.estimateContractGas({account, ...write("one")});
  const {request, result} = await client.simulateContract({account, ...write("one")});
  assert.equal(result, 42n);
  written = await receiptOf(await wallet.writeContract(request));
  assert.deepEqual([written.status, written.type], ["success", "eip1559"]);
  assert.ok(written.gasUsed <= gas);
  assert.equal(await count(), 42n);
  assert.equal(await client.readContract({abi, address, functionName: "digests", args: [42n]}), keccak256(toHex("one")));
  const [log] = parseEventLogs({abi, logs: written.logs});
  assert.deepEqual(log.args, {author: account.address, number: 42n, text: "one"});
  const [block] = await client.simulateBlocks({blocks: [{calls: [{account: account.address, to: address, data: encodeFunctionData(write("two"))}]}]});
  assert.equal(hexToBigInt(block.calls[0].data), 43n);
  return `estimated ${gas} gas, used ${written.gasUsed}, block ${written.blockNumber}`;
});

await step("reverts", async () => {
  const empty = reverted(await rejects(client.simulateContract({account, ...write("")})));
  assert.equal(empty.reason, "a note is not empty");
  const long = reverted(await rejects(client.estimateContractGas({account, ...write("x".repeat(33))})));
  assert.deepEqual([long.data.errorName, ...long.data.args], ["TooLong", 33n, 32n]);
  const failed = await receiptOf(await wallet.writeContract({...write(""), gas: 100_000n}));
  assert.equal(failed.status, "reverted");
  return `"${empty.reason}", TooLong(33, 32), status reverted`;
});

await step("pending together", async () => {
  const many = createWalletClient({account: privateKeyToAccount(KEY, {nonceManager}), chain, transport: http(RPC)});
  const first = await client.getTransactionCount({address: account.address, blockTag: "pending"});
  const hashes = await Promise.all(Array.from({length: 8}, (_, i) => many.writeContract({...write(`note ${i}`), gas: 100_000n})));
  const receipts = await Promise.all(hashes.map(receiptOf));
  assert.ok(receipts.every((r) => r.status === "success"));
  const nonces = await Promise.all(hashes.map(async (hash) => (await client.getTransaction({hash})).nonce));
  assert.deepEqual(nonces.toSorted((a, b) => a - b), hashes.map((_, i) => first + i));
  assert.equal(await count(), 50n);
  return `8, nonces ${first} to ${first + 7}, in ${new Set(receipts.map((r) => r.blockNumber)).size} block(s)`;
});

await step("logs", async () => {
  const all = await client.getContractEvents({abi, address, eventName: "Written", fromBlock: "earliest"});
  assert.deepEqual(all.map((log) => log.args.number), [42n, 43n, 44n, 45n, 46n, 47n, 48n, 49n, 50n]);
  const one = await client.getContractEvents({abi, address, eventName: "Written", args: {number: 42n}, fromBlock: written.blockNumber, toBlock: "finalized"});
  assert.deepEqual(one.map((log) => log.args.text), ["one"]);
  return `${all.length} of the contract, 1 by topic`;
});

await step("filters", async () => {
  const filter = await client.createContractEventFilter({abi, address, eventName: "Written"});
  const hash = await wallet.writeContract(write("filtered"));
  await receiptOf(hash);
  const changes = await client.getFilterChanges({filter});
  assert.deepEqual(changes.map((log) => [log.transactionHash, log.args.text]), [[hash, "filtered"]]);
  assert.deepEqual(await client.getFilterChanges({filter}), []);
  assert.deepEqual((await client.getFilterLogs({filter})).map((log) => log.args.text), ["filtered"]);
  assert.equal(await client.uninstallFilter({filter}), true);
  assert.ok(await rejects(client.getFilterChanges({filter})) instanceof BaseError);
  return "1 change, then none, then gone";
});

await step("subscriptions", async () => {
  const ws = createPublicClient({chain, transport: webSocket(WS)});
  const heads = [], pending = [], logs = [];
  const fail = (err) => assert.fail(err);
  const ends = [
    ws.watchBlocks({onBlock: (block) => heads.push(block.number), onError: fail}),
    ws.watchPendingTransactions({onTransactions: (hashes) => pending.push(...hashes), onError: fail}),
    ws.watchContractEvent({abi, address, eventName: "Written", onLogs: (found) => logs.push(...found), onError: fail}),
  ];
  await ws.getBlockNumber(); // the subscriptions were asked for before it
  const receipt = await receiptOf(await wallet.writeContract(write("subscribed")));
  while (!heads.includes(receipt.blockNumber) || !pending.includes(receipt.transactionHash) || logs.length === 0) await new Promise((next) => setTimeout(next, 10));
  assert.deepEqual(logs.map((log) => [log.args.number, log.args.text]), [[52n, "subscribed"]]);
  for (const end of ends) end();
  (await ws.transport.getRpcClient()).close();
  return `newHeads, newPendingTransactions, logs: "${logs[0].args.text}"`;
});

await step("proof", async () => {
  const block = await client.getBlock();
  const proof = await client.getProof({address, storageKeys: [slot0], blockNumber: block.number});
  const value = proven(block.stateRoot, address, proof);
  assert.equal(value, 52n);
  assert.equal(value, proof.storageProof[0].value);
  assert.equal(value, hexToBigInt(await client.getStorageAt({address, slot: slot0, blockNumber: block.number})));
  return `slot 0 is ${value} under the root of block ${block.number}`;
});

await step("traces", async () => {
  const trace = await client.request({method: "debug_traceTransaction", params: [written.transactionHash, {tracer: "callTracer"}]});
  assert.equal(hexToBigInt(trace.output), 42n);
  const call = await client.request({method: "debug_traceCall", params: [{to: address, data: encodeFunctionData(write("x".repeat(33)))}, "latest", {tracer: "callTracer"}]});
  assert.equal(call.error, "execution reverted");
  return `callTracer: ${Number(trace.gasUsed)} gas; a call's "${call.error}"`;
});

await step("blocks", async () => {
  const receipts = await client.request({method: "eth_getBlockReceipts", params: [written.blockHash]});
  assert.equal(hexToBigInt(receipts.find((r) => r.transactionHash === written.transactionHash).gasUsed), written.gasUsed);
  const {blockNumber} = await receiptOf(await wallet.sendTransaction({to: nobody, value: 1n}));
  for (const blockTag of ["latest", "safe", "finalized"]) assert.ok((await client.getBlock({blockTag})).number >= blockNumber);
  assert.ok((await client.getBlock({blockTag: "pending"})).number > blockNumber);
  return `a receipt's block ${blockNumber} is latest, safe and finalized at once`;
});

await step("fee history", async () => {
  const history = await client.getFeeHistory({blockCount: 4, rewardPercentiles: [25, 75]});
  assert.deepEqual([history.baseFeePerGas.length, history.gasUsedRatio.length, history.reward.length], [5, 4, 4]);
  assert.ok(history.baseFeePerGas.every((fee) => fee >= 7n));
  return `4 blocks, base fee ${history.baseFeePerGas.at(-1)} wei next`;
});

await step("sendRawTransactionSync", async () => {
  const request = await wallet.prepareTransactionRequest({to: nobody, value: 1n});
  const receipt = await client.sendRawTransactionSync({serializedTransaction: await wallet.signTransaction(request)});
  assert.equal(receipt.status, "success");
  return `receipt of block ${receipt.blockNumber} in one call`;
});

await step("types", async () => {
  const data = encodeFunctionData(write("listed"));
  const {accessList} = await client.createAccessList({account: account.address, to: address, data});
  assert.ok(accessList[0].storageKeys.includes(slot0));
  const kinds = [];
  for (const fields of [{type: "legacy"}, {type: "eip2930", accessList}, {type: "eip1559"}]) {
    const receipt = await receiptOf(await wallet.sendTransaction({to: address, data, gas: 200_000n, ...fields}));
    assert.deepEqual([receipt.status, receipt.type], ["success", fields.type]);
    kinds.push(receipt.type);
  }
  const other = privateKeyToAccount(OTHER);
  const authorization = await wallet.signAuthorization({account: other, contractAddress: address});
  const receipt = await receiptOf(await wallet.sendTransaction({to: other.address, data, authorizationList: [authorization], gas: 300_000n}));
  assert.deepEqual([receipt.status, receipt.type], ["success", "eip7702"]);
  assert.equal(await client.getCode({address: other.address}), `0xef0100${address.slice(2)}`);
  assert.equal(await count(other.address), 1n);
  const blob = await account.signTransaction({type: "eip4844", chainId, to: nobody, nonce: 0, gas: 21_000n, maxFeePerGas: 1_000_000_000n, maxPriorityFeePerGas: 1n,
    maxFeePerBlobGas: 1n, blobVersionedHashes: [`0x01${"00".repeat(31)}`], sidecars: false});
  const refusal = await rejects(client.sendRawTransaction({serializedTransaction: blob}));
  assert.match(refusal.details, /blob transactions \(EIP-4844\) are not accepted/);
  return `${[...kinds, receipt.type].join(", ")}; eip4844 refused: "${refusal.details}"`;
});

await step("refusals", async () => {
  const stranger = createWalletClient({account: privateKeyToAccount(generatePrivateKey()), chain, transport: http(RPC)});
  const poor = await rejects(stranger.sendTransaction({to: nobody, value: 1n, gas: 21_000n}));
  assert.match(poor.details, /insufficient funds/);
  const low = await rejects(wallet.sendTransaction({to: nobody, nonce: 0, gas: 21_000n}));
  assert.match(low.details, /nonce too low/);
  return "no balance, a used nonce";
});
