"""Many municipalities at once: hand-written queries, rule engines and this project on the same invented figures."""
