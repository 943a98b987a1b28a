package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// status of each code.
var statuses = map[store.Code]int{
	store.UnknownDevice: http.StatusNotFound,
	store.Revoked:       http.StatusForbidden,
	store.NotYours:      http.StatusForbidden,
	store.NoCertificate: http.StatusUnauthorized,
	store.StaleView:     http.StatusServiceUnavailable,
	store.Quota:         http.StatusInsufficientStorage,
	store.Full:          http.StatusInsufficientStorage,
	store.Busy:          http.StatusTooManyRequests,
	store.BadRoot:       http.StatusUnprocessableEntity,
	store.BadList:       http.StatusUnprocessableEntity,
	store.BadDate:       http.StatusUnprocessableEntity,
	store.WrongSlot:     http.StatusConflict,
	store.Unfetched:     http.StatusBadGateway,
	store.MissingParts:  http.StatusConflict,
	store.WrongOffset:   http.StatusConflict,
	store.Interrupted:   http.StatusRequestTimeout,
	store.DamagedHere:   http.StatusGone,
	store.NotFound:      http.StatusNotFound,
	store.TooLarge:      http.StatusRequestEntityTooLarge,
	store.BadRequest:    http.StatusBadRequest,
	store.Internal:      http.StatusInternalServerError,
}

// refusalOf turns an error of any layer into what is told to the client. What
// is nobody's business outside is Internal.
func refusalOf(err error) *store.Refusal {
	var (
		refusal *store.Refusal
		stale   *staleError
		quota   *disk.QuotaError
		missing *disk.MissingError
		damaged *disk.DamagedError
		offset  *disk.OffsetError
	)
	say := func(code store.Code, message string) *store.Refusal {
		return &store.Refusal{Code: code, Message: message}
	}
	switch {
	case errors.As(err, &refusal):
		return refusal
	case errors.As(err, &stale):
		return say(store.StaleView, "the store has no fresh view of the chain, retry: "+stale.why)
	case errors.As(err, &quota):
		return say(store.Quota, quota.Error())
	case errors.As(err, &offset):
		return say(store.WrongOffset, offset.Error())
	case errors.As(err, &missing):
		return &store.Refusal{Code: store.MissingParts, Message: "put these segments first", Missing: missing.Missing}
	case errors.As(err, &damaged):
		return say(store.DamagedHere, damaged.Error())
	case errors.Is(err, disk.ErrFull):
		return say(store.Full, "the store's disk is full: its operator must make room")
	case errors.Is(err, disk.ErrBody):
		return say(store.Interrupted, err.Error())
	case errors.Is(err, disk.ErrBadRoot):
		return say(store.BadRoot, err.Error())
	case errors.Is(err, disk.ErrBadList):
		return say(store.BadList, err.Error())
	case errors.Is(err, disk.ErrWrongSlot):
		return say(store.WrongSlot, err.Error())
	case errors.Is(err, disk.ErrNotFound):
		return say(store.NotFound, err.Error())
	case errors.Is(err, disk.ErrRelay):
		r := say(store.Busy, err.Error())
		r.RetryAfter = time.Second
		return r
	case errors.Is(err, disk.ErrChanging):
		r := say(store.Busy, err.Error())
		r.RetryAfter = time.Second
		return r
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return say(store.Internal, "the request was ended")
	}
	return say(store.Internal, "the store failed; its log says why")
}

// refuse answers with an error and returns the code told.
func refuse(w http.ResponseWriter, err error) store.Code {
	r := refusalOf(err)
	if r.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(r.RetryAfter/time.Second)))
	}
	status, ok := statuses[r.Code]
	if !ok {
		status = http.StatusInternalServerError
	}
	answer(w, status, r)
	return r.Code
}

// answer sends JSON.
func answer(w http.ResponseWriter, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		// None of the messages can fail to encode; were it so, say nothing.
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(b)+1))
	w.WriteHeader(status)
	_, _ = w.Write(append(b, '\n')) // who does not read it has gone
}
