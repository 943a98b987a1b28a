package identity

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestKeyStaysInItsFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tls.key")
	key, err := LoadOrCreate(durable.OS(), file)
	if err != nil {
		t.Fatal(err)
	}
	again, err := LoadOrCreate(durable.OS(), file)
	if err != nil || !again.Equal(key) {
		t.Fatalf("another key came back: %v", err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string]string{"long": string(raw) + strings.Repeat("x", maxKeyFile), "a space more": string(raw) + " ", "cut": string(raw[:len(raw)/2]), "empty": "", "other": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"} {
		if err := os.WriteFile(file, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := LoadOrCreate(durable.OS(), file)
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: a damaged key was taken, or written over: %v", name, err)
		} else if !strings.Contains(err.Error(), file) || len(damaged) > 60 && strings.Contains(err.Error(), damaged[40:60]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every bit of the file counts: a flip in the private scalar or in the public
// key beside it may well parse, as another key.
func TestEveryFlippedBitIsFound(t *testing.T) {
	file := filepath.Join(t.TempDir(), "device.key")
	if _, err := LoadOrCreate(durable.OS(), file); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for at := range len(raw) * 8 {
		flipped := bytes.Clone(raw)
		flipped[at/8] ^= 1 << (at % 8)
		if err := os.WriteFile(file, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(durable.OS(), file); !errors.Is(err, ErrDamaged) {
			t.Fatalf("bit %d: %v", at, err)
		}
	}
}

// A process that was killed after it had made a key may have left the name
// visible only; whoever is given the key tells it to others.
func TestKeyOutlastsPowerCut(t *testing.T) {
	for seed := range uint64(20) {
		d := durabletest.NewDisk(seed)
		if err := durable.MkdirAll(d, "/keys", 0o700); err != nil {
			t.Fatal(err)
		}
		d.SetFault(func(op durabletest.Op) error {
			if op.Kind == "syncdir" {
				return syscall.EINTR // killed before it
			}
			return nil
		})
		if _, err := LoadOrCreate(d, "/keys/tls.key"); !errors.Is(err, syscall.EINTR) {
			t.Fatalf("the folder's sync did not fail: %v", err)
		}
		d = d.Kill()
		key, err := LoadOrCreate(d, "/keys/tls.key")
		if err != nil {
			t.Fatal(err)
		}
		again, err := Load(d.Crash(), "/keys/tls.key")
		if err != nil || !again.Equal(key) {
			t.Fatalf("seed %d: the key was lost: %v", seed, err)
		}
	}
}

// shake runs a handshake and returns what the server saw of the client.
func shake(t *testing.T, server *tls.Config, client *tls.Config) (record.PublicKey, bool, error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	type seen struct {
		key record.PublicKey
		ok  bool
	}
	saw := make(chan seen, 1)
	go func() {
		raw, err := l.Accept()
		if err != nil {
			saw <- seen{}
			return
		}
		defer raw.Close()
		c := tls.Server(raw, server)
		if err := c.Handshake(); err != nil {
			saw <- seen{}
			return
		}
		state := c.ConnectionState()
		key, ok := PeerKey(&state)
		saw <- seen{key, ok}
		_, _ = io.Copy(io.Discard, c) // until the client goes
	}()
	c, err := tls.Dial("tcp", l.Addr().String(), client)
	if err == nil {
		err = c.Close()
	}
	s := <-saw
	return s.key, s.ok, err
}

func TestPinnedBothWays(t *testing.T) {
	dir := t.TempDir()
	server, err := LoadOrCreate(durable.OS(), filepath.Join(dir, "server"))
	if err != nil {
		t.Fatal(err)
	}
	device, err := LoadOrCreate(durable.OS(), filepath.Join(dir, "device"))
	if err != nil {
		t.Fatal(err)
	}
	serverCert, err := Certificate(server)
	if err != nil {
		t.Fatal(err)
	}
	deviceCert, err := Certificate(device)
	if err != nil {
		t.Fatal(err)
	}
	pin, err := Pin(&server.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	want, err := record.PublicKeyOf(&device.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	if key, ok, err := shake(t, ServerTLS(serverCert), ClientTLS(pin, &deviceCert)); err != nil || !ok || key != want {
		t.Errorf("the right two: %v, key seen %t", err, ok)
	}
	if _, ok, err := shake(t, ServerTLS(serverCert), ClientTLS(pin, nil)); err != nil || ok {
		t.Errorf("a client without a key: %v, key seen %t", err, ok)
	}
	if _, _, err := shake(t, ServerTLS(deviceCert), ClientTLS(pin, nil)); !errors.Is(err, ErrWrongKey) {
		t.Errorf("a server with another key: %v", err)
	}
	old := ServerTLS(serverCert)
	old.MinVersion, old.MaxVersion = tls.VersionTLS12, tls.VersionTLS12
	if _, _, err := shake(t, old, ClientTLS(pin, nil)); err == nil {
		t.Error("TLS 1.2 was spoken")
	}
}
