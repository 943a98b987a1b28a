package ledger

import (
	"io"
	"net/http"
	"time"
)

const (
	// maxAnswer bounds an answer of another organisation's node, bytes.
	maxAnswer = 64 << 20
	// answerTime is how long one may take.
	answerTime = 30 * time.Second
)

// boundedHTTP is a client for nodes that may be hostile.
func boundedHTTP() *http.Client {
	return &http.Client{Transport: boundedTransport{}, Timeout: answerTime}
}

type boundedTransport struct{}

func (boundedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		res.Body = boundedBody{io.LimitReader(res.Body, maxAnswer), res.Body}
	}
	return res, err
}

type boundedBody struct {
	io.Reader
	io.Closer
}
