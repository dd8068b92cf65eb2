# language: sv
Det här är ingen feature.
