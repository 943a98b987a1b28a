// Package iot makes data such as devices and gateways have, to measure backups
// with: the same bytes, names, modes and times for the same seed.
//
//	logs/      rotated telemetry, CSV and JSON lines, 1 to 16 MiB each  40 %
//	db/        SQLite time series, and of each a copy 1 % further on    20 %
//	state/     settings and JSON state, 0.2 to 8 KiB, 20 a MiB           5 %
//	firmware/  boards' images in three versions, some 90 % shared, at
//	           offsets that shift                                       15 %
//	media/     incompressible pictures and clips, 20 KiB to 50 MiB      20 %
//
// Day 1 is written anew. A later day changes the day before in place: logs grow
// and rotate, 1 % of rows and of small files change, files come, go and are
// renamed; some 5 % of the bytes are new.
package iot
