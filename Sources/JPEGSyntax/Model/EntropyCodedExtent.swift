/// How far the entropy-coded data of one scan reach, and what stands between their bytes (ITU-T T.81, B.1.1.5).
struct EntropyCodedExtent {
    /// Up to the last 0xFF of the marker that ends the scan, or to the end of the file.
    let range: Range<Int>
    private(set) var stuffedByteCount = 0
    private(set) var restartMarkerCount = 0
    private(set) var fillByteCount = 0
    private(set) var firstRestartMarker: Occurrence?
    /// A marker code below 0xC0: libjpeg either passes over it or refuses the file, so that the data go on behind it
    /// here.
    private(set) var firstReservedMarker: Occurrence?
    /// Where a fill byte stands before a stuffed pair.
    private(set) var firstFillBeforeStuffing: Int?

    struct Occurrence {
        let offset: Int
        let marker: UInt8
    }

    /// Walks over the data that begin at `start`.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - start: of the data.
    ///   - limit: where they end at the latest.
    init(in bytes: Span<UInt8>, from start: Int, before limit: Int? = nil) {
        let bytes = bytes.extracting(..<min(limit ?? bytes.count, bytes.count))
        var stuffed = 0
        var fill = 0
        var position = start
        var end = bytes.count
        while true {
            position = bytes.firstMarkerPrefix(from: position)
            var codeOffset = position &+ 1
            while codeOffset < bytes.count, bytes[codeOffset] == 0xFF { codeOffset &+= 1 }
            guard codeOffset < bytes.count else {
                fill &+= bytes.count &- position  // none where the data end without 0xFF
                break
            }
            let code = bytes[codeOffset]
            let prefix = position
            fill &+= codeOffset &- position &- 1
            position = codeOffset &+ 1
            if code == 0 {
                stuffed &+= 1
                if codeOffset &- prefix > 1, firstFillBeforeStuffing == nil { firstFillBeforeStuffing = prefix }
            } else if MarkerCode(rawValue: code).isRestart {
                restartMarkerCount &+= 1
                if firstRestartMarker == nil { firstRestartMarker = Occurrence(offset: codeOffset &- 1, marker: code) }
            } else if code < 0xC0 {
                if firstReservedMarker == nil {
                    firstReservedMarker = Occurrence(offset: codeOffset &- 1, marker: code)
                }
            } else {
                end = codeOffset &- 1
                break
            }
        }
        range = start..<end
        stuffedByteCount = stuffed
        fillByteCount = fill
    }
}
