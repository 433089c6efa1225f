package enum JPEGCodecPlaceholder {}
