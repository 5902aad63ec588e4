"""Pictures made safe to publish: the bytes of a file in, clean bytes or a reason out."""
