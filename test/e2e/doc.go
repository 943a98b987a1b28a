// Package e2e runs Byssus as its users do: every script in testdata is a
// transcript of real processes of byssus and byssus-agent, on a chain, stores
// and a disk of its own, and says what each prints and with which code it ends.
//
//	go test ./test/e2e                     all scripts
//	go test ./test/e2e -run Scripts/loss   one of them
//
// Beside testscript's commands the scripts use these:
//
//	exits CODE PROGRAM ARG…         run a program, which must end with this code
//	confined CODE PROGRAM ARG…      the same, as a user who may not read everything
//	start NAME PROGRAM ARG…         run a role in the background until it says ready
//	roles all|ROLE…                 start roles apart: node, custodian, gateway, store1…
//	spawn NAME PROGRAM ARG…         run a program in the background
//	quit NAME                       ask it to end (SIGTERM): it must do so with code 0
//	interrupt NAME                  press Ctrl-C (SIGINT) and go on
//	kill9 NAME                      end it as a power cut does (SIGKILL)
//	ends NAME CODE                  wait until it ends by itself, with this code
//	answers NAME PROGRAM ARG…       run a program that asks on a page, which NAME answers in a browser
//	                                of their own (needs [chromium]); prints the page, then the program
//	comes REGEXP PROGRAM ARG…       run a program until its output matches
//	waitfor FILE REGEXP [N]         wait until N lines of a file match (1)
//	waitfile FILE|DIR               wait until a file is there, or one with content below a folder
//	waituntil TIME                  wait until a time (RFC 3339) is past
//	apart TIME TIME is|above|below SECONDS
//	                                how much later the second is (RFC 3339, or seconds since 1970)
//	json FILE PATH is|not|has|above|below VALUE
//	                                compare a field, as in committed.slots.0 or packs.count
//	jsonenv NAME FILE PATH          put a field into a variable
//	valid FILE                      the file is one JSON value
//	makedata DIR KIB                make files, folders and links worth a backup
//	makekinds DIR                   make files of several names, with holes, attributes, a pipe
//	alike DIR DIR                   both trees are the same: bytes, modes, owners, times, links,
//	                                attributes, names of one file, and which have holes
//	flip FILE|DIR…                  change a bit of a byte in every file
//	cut FILE|DIR…                   cut every file to half of its length
//	edit FILE OLD NEW               replace a piece of text in a file
//	clone DIR DIR                   copy a folder, as an image of a disk does
//	smalldisk DIR KIB               mount a disk of that size
//	fill DIR                        fill the disk that holds a folder
//	hold NAME ADDRESS               listen on an address, so that it is in use
//	rogue NAME STORE garbage|stalls|stranger
//	                                answer in a store's place, with its own key or a stranger's
//	receive NAME VARIABLE           serve HTTP at the URL that goes into a variable; each request's
//	                                method, path, signature and body are a line of NAME.out
//	rpc METHOD PARAMS               call the node as any Ethereum client does
//	helps PROGRAM                   every command's help has an example
//
// A script finds BYSSUS_DATA and BYSSUS_STATE set to folders of its own, DOCS to
// this repository's pages, and LISTEN, LISTEN2 (for a second installation), RPC,
// GATEWAY, CUSTODIAN, STORE1 to STORE6, OTHER1 and OTHER2 to free addresses. While
// it has CLOCK set to a time (RFC 3339), what it starts takes that for the present
// one; to a length of time (240h), its clock is ahead by that (needs [falseclock]).
package e2e
