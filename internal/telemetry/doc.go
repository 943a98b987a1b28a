// Package telemetry finds anomalies in series of measurements, on the device:
// it sees each point once, in the order in which they come, looks at none ahead,
// and keeps a few kilobytes for a series however long it runs.
//
// A Detector learns what is usual and gives every point a score; a Watch holds
// points to rules that somebody declared. What either finds is a Finding, which
// says why. Reader, Score and Alarms do this for CSV files; they take any input,
// and bound what they keep of it.
package telemetry
