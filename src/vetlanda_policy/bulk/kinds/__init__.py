"""Kinds: what each kind of criterion means for many municipalities at once, as columns."""
