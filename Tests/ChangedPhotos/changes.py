"""Random changes of a file: a byte, a cut, a swap of segments."""


def changed(photo, choice):
    """One to three changes of a photo; what they were, and the bytes."""
    pieces, done = list(photo.pieces), []
    for _ in range(choice.choice((1, 1, 1, 2, 3))):
        if not any(len(piece) > 4 for piece in pieces):
            break
        change = choice.choice((byte, byte, byte, cut, swap, repeat))
        done.append(change(pieces, choice))
    return ", ".join(done), b"".join(pieces)


def some_piece(pieces, choice):
    """Segments rather than what is coded."""
    places = [place for place, piece in enumerate(pieces) if len(piece) > 4]
    return choice.choice(places)


def byte(pieces, choice):
    place = some_piece(pieces, choice)
    piece = bytearray(pieces[place])
    # Where headers and directories are, as often as anywhere else.
    offset = choice.randrange(min(len(piece), choice.choice((24, 200, len(piece)))))
    piece[offset] = choice.choice((piece[offset] ^ 1 << choice.randrange(8), choice.randrange(256), 0, 0xFF))
    pieces[place] = bytes(piece)
    return f"byte {offset} of piece {place}"


def cut(pieces, choice):
    place = some_piece(pieces, choice)
    piece = pieces[place]
    start = choice.randrange(len(piece))
    count = choice.randrange(1, 60)
    kind = choice.randrange(4)
    if kind == 0:
        # The length field stays: what follows is taken for a part of the segment.
        pieces[place] = piece[:start] + piece[start + count:]
    elif kind == 1 and piece[1:2] not in (b"\xda", b""):
        # The length field tells the truth.
        pieces[place] = resized(piece[:max(4, start)] + piece[max(4, start) + count:])
    elif kind == 2:
        del pieces[place]
    else:
        pieces[place:] = [piece[:start]]
    return f"cut {kind} of {count} at {start} of piece {place}"


def resized(piece):
    return piece[:2] + (len(piece) - 2).to_bytes(2, "big") + piece[4:]


def swap(pieces, choice):
    first, second = choice.randrange(1, len(pieces)), choice.randrange(1, len(pieces))
    pieces[first], pieces[second] = pieces[second], pieces[first]
    return f"swap of pieces {first} and {second}"


def repeat(pieces, choice):
    piece = some_piece(pieces, choice)
    place = choice.randrange(1, len(pieces))
    pieces.insert(place, pieces[piece])
    return f"piece {piece} once more at {place}"
