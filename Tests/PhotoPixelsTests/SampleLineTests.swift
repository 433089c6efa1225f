import Testing

@testable import PhotoPixels

/// Which samples are taken of a row or a column, and what becomes of halved chroma that is torn apart.
struct SampleLineTests {
    private static func line(_ pixels: Range<Int>, of length: Int, _ pixelsPerSample: Int, _ isMirrored: Bool)
        -> SampleLine?
    {
        SampleLine(pixels: pixels, pictureLength: length, pixelsPerSample: pixelsPerSample, isMirrored: isMirrored)
    }

    @Test(arguments: 1...4, [false, true])
    func `whatever is cut out, only samples that there are are taken`(pixelsPerSample: Int, isMirrored: Bool) throws {
        for length in 1...35 {
            let storedCount = (length + pixelsPerSample - 1) / pixelsPerSample
            for start in 0..<length {
                for end in start + 1...length {
                    guard let line = Self.line(start..<end, of: length, pixelsPerSample, isMirrored) else {
                        #expect(pixelsPerSample > 2)
                        continue
                    }
                    #expect(line.first >= 0 && line.count > 0 && line.first + line.count <= storedCount)
                    #expect(line.outputCount == (end - start + pixelsPerSample - 1) / pixelsPerSample)
                    #expect(line.refit != nil || line.count == line.outputCount)
                    if let blocks = line.blocks {
                        #expect(blocks.upperBound <= (storedCount + 7) / 8)
                        #expect(blocks.count == (line.outputCount + 7) / 8)
                        // No sample that was cut off is in the first or the last block.
                        let last = (end + pixelsPerSample - 1) / pixelsPerSample
                        #expect(last.isMultiple(of: 8) || last == storedCount)
                        #expect((start / pixelsPerSample).isMultiple(of: 8))
                    }
                    let samples = line.refit?.samples([Float](repeating: 7, count: line.count)) ?? []
                    #expect(samples.allSatisfy { abs($0 - 7) < 1e-4 })
                    #expect(samples.count == (line.refit == nil ? 0 : line.outputCount))
                }
            }
        }
    }

    /// Samples as pixels, like libjpeg's "fancy upsampling".
    private static func raised(_ samples: [Float], pixelCount: Int) -> [Float] {
        (0..<pixelCount).map { pixel in
            let near = pixel / 2
            let far = min(max(pixel.isMultiple(of: 2) ? near - 1 : near + 1, 0), samples.count - 1)
            return 0.75 * samples[near] + 0.25 * samples[far]
        }
    }

    private static func squaredError(_ samples: [Float], _ pixels: [Float]) -> Float {
        zip(raised(samples, pixelCount: pixels.count), pixels).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    @Test(arguments: [1, 2, 3, 4, 7, 12, 31], [(1, false), (3, false), (0, true), (1, true)])
    func `no other samples come nearer to what was shown`(count: Int, place: (start: Int, isMirrored: Bool)) throws {
        let (start, isMirrored) = place
        for length in [start + count, start + count + 5] {
            // Colors that change fast, the same in every run.
            let stored = (0..<(length + 1) / 2).map { Float(($0 * 37 + 11) % 101) }
            guard let line = Self.line(start..<start + count, of: length, 2, isMirrored), let refit = line.refit else {
                continue
            }
            let taken = Array(stored[line.first..<line.first + line.count])
            let shown = Self.raised(stored, pixelCount: length)[start..<start + count]
            let pixels = isMirrored ? shown.reversed() : Array(shown)
            let samples = refit.samples(taken)
            let error = Self.squaredError(samples, pixels)
            for index in samples.indices {
                for step in [Float(-0.5), 0.5] {
                    var other = samples
                    other[index] += step
                    #expect(Self.squaredError(other, pixels) > error, "\(index) of \(samples.count), \(length)")
                }
            }
        }
    }
}
