/// A picture as djpeg writes it: PPM or PGM.
struct DecodedPicture {
    let width: Int
    let height: Int
    let samples: ArraySlice<UInt8>

    init?(netpbm bytes: [UInt8]) {
        let fields = bytes.prefix(64).split(maxSplits: 4, whereSeparator: { $0 == 10 || $0 == 32 })
        guard fields.count > 4, let width = Int(String(decoding: fields[1], as: UTF8.self)),
            let height = Int(String(decoding: fields[2], as: UTF8.self))
        else { return nil }
        (self.width, self.height) = (width, height)
        samples = bytes[fields[4].startIndex...]
    }
}
