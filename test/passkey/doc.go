// Package passkey lets a person's passkey, in a real Chromium with an authenticator
// in software, approve a real restore request on a real chain.
package passkey
