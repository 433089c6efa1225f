internal import JPEGSyntax
internal import PhotoMetadata
internal import PhotoPixels

// What a photo takes of the memory while it is normalized, predicted from its headers: the file, what is there from
// decoding to the end, and the most that any later step takes beside it. The pool lets photos in by these numbers, and
// a test measures them.

extension PreparedPhoto {
    /// Bytes of memory that normalizing it takes.
    var predictedMemoryByteCount: Int { leastMemoryByteCount + max(0, drawingByteCount - laterByteCount) }

    /// The same photo, planned for as much memory as there is: what its budget makes smaller is drawn into what is
    /// left, and a progressive file that could not be checked is not written.
    ///
    /// - Parameter byteCount: of all that it takes.
    /// - Returns: the photo; it may need more even so.
    func limited(toMemory byteCount: Int) -> PreparedPhoto {
        var photo = self
        if photo.leastMemoryByteCount > byteCount { photo.headerPlan.memory.allowsProgressive = false }
        let left = max(0, byteCount) - photo.leastMemoryByteCount + photo.laterByteCount
        photo.headerPlan.memory.drawingByteCount = min(headerPlan.memory.drawingByteCount, max(0, left))
        return photo
    }

    /// What it takes where nothing is drawn smaller for the budget.
    private var leastMemoryByteCount: Int { baseByteCount + coefficientByteCount + laterByteCount }

    /// The file, its metadata as they are read, planned and written, counters, and two outputs: one that did not fit,
    /// and the next.
    private var baseByteCount: Int {
        let counters = 4 << 20
        let metadata = 3 * properties.structure.segments.reduce(0) { $0 + $1.payload.count }
        return probed.bytes.count + metadata + counters + rowByteCount
            + 2 * min(headerPlan.maximumByteCount, 2 * probed.bytes.count)
    }

    private var change: PictureChange? { headerPlan.keepsNoCoefficients ? fallback : headerPlan.change }

    private var isCoded: Bool { headerPlan.reuse(hasWarnings: false, mustRecode: false) == .nothing }

    /// Nothing is kept of a picture that is only proved.
    private var keepsCoefficients: Bool { !headerPlan.keepsNoCoefficients || fallback != nil }

    /// The decoded coefficients; or those of the rendered picture, its samples, and what it is rendered from.
    private var coefficientByteCount: Int {
        guard keepsCoefficients else { return 0 }
        let byteCount = properties.coefficientByteCount(with: change)
        // Coefficients begin and end at the boundaries of large pages.
        let largePage = 2 << 20
        return byteCount < largePage ? byteCount : byteCount + largePage
    }

    /// The most that a step takes behind decoding, beside the picture's coefficients, where none is drawn smaller:
    /// halved chroma, then the output's coefficients where it has several scans and is decoded again.
    private var laterByteCount: Int {
        // By then the samples are gone that the picture was rendered from.
        let gone = change.map { 2 * ImageProperties.sampleCount($0, hasChroma: properties.hasChroma) } ?? 0
        let isChecked =
            isCoded
            ? headerPlan.isProgressive || checksItself && properties.takesSeveralScans
            : checksItself && properties.mayHaveFurtherScans
        let checked = isChecked ? properties.outputCoefficientByteCount(with: change) : 0
        let halved = keepsCoefficients ? properties.halvedChromaByteCount(with: change) : 0
        return max(0, halved + checked - gone)
    }

    /// What a picture takes that its budget makes smaller. Which ones that are, only counting tells.
    private var drawingByteCount: Int {
        guard headerPlan.allowsResizing, keepsCoefficients, mayBeTooLarge else { return 0 }
        let samples = 2 * properties.outputCoefficientByteCount(with: change)
        return min(samples, headerPlan.memory.drawingByteCount)
    }

    /// Rows that are in work while a picture is drawn smaller, about half its size being the worst.
    private var drawnRowByteCount: Int {
        let (width, height) = (properties.frame.width, properties.frame.height)
        let area = PictureGeometry.Area(x: 0, y: 0, width: width, height: height)
        let geometry = PictureGeometry(area: area, outputWidth: (width + 1) / 2, outputHeight: (height + 1) / 2)
        return width > 1 ? RowsInWork.byteCount(geometry, of: properties.frame) : 0
    }

    /// A sequential file that is within the budget already is never far from it, however it is coded.
    private var mayBeTooLarge: Bool {
        let process = properties.frame.codingProcess
        let inputByteCount = probed.bytes.count
        let room = headerPlan.maximumByteCount - headerPlan.metadata.byteCount
        return process.isProgressive || process.isArithmetic || room < inputByteCount + inputByteCount / 64 + 4_096
    }

    /// The rows that are in work while a picture is rendered.
    private var rowByteCount: Int {
        let frame = properties.frame
        let mcuRow = 2 * frame.maximumVerticalSampling * 8 * (frame.width + 32) * frame.components.count
        let rendered = change.map { RowsInWork.byteCount($0.geometry, of: frame) } ?? 0
        return mcuRow + max(rendered, drawingByteCount > 0 ? drawnRowByteCount : 0)
    }
}

extension ImageProperties {
    /// One scan does not hold all components (ITU-T T.81, B.2.3).
    fileprivate var takesSeveralScans: Bool {
        frame.components.reduce(0) { $0 + $1.horizontalSampling * $1.verticalSampling } > 10
    }

    fileprivate var hasChroma: Bool { frame.components.count > 1 }
}
