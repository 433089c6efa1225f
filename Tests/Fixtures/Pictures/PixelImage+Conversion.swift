extension PixelImage {
    /// Luma of an RGB picture (ITU-R BT.601, in integers).
    package func gray() -> PixelImage {
        precondition(channelCount == 3)
        var result = [UInt8]()
        result.reserveCapacity(width * height)
        for start in stride(from: 0, to: samples.count, by: 3) {
            let luma = 77 * Int(samples[start]) + 150 * Int(samples[start + 1]) + 29 * Int(samples[start + 2])
            result.append(UInt8((luma + 128) >> 8))
        }
        return PixelImage(width: width, height: height, channelCount: 1, samples: result)
    }

    /// CMYK of an RGB picture, inverted as Adobe's programs store it: 255 is no ink. Half of the black is in K.
    package func cmyk() -> PixelImage {
        precondition(channelCount == 3)
        var result = [UInt8]()
        result.reserveCapacity(width * height * 4)
        for start in stride(from: 0, to: samples.count, by: 3) {
            let (red, green, blue) = (Int(samples[start]), Int(samples[start + 1]), Int(samples[start + 2]))
            let black = (255 + max(red, green, blue)) / 2
            for value in [red, green, blue] {
                result.append(UInt8(min(255, (value * 255 + black / 2) / black)))
            }
            result.append(UInt8(black))
        }
        return PixelImage(width: width, height: height, channelCount: 4, samples: result)
    }

    /// The picture reduced to fit a box, each sample the mean of what it covers; never enlarged.
    package func reduced(toFit maximumWidth: Int, _ maximumHeight: Int) -> PixelImage {
        var (newWidth, newHeight) = (width, height)
        if newWidth > maximumWidth {
            newHeight = max(1, (height * maximumWidth + width / 2) / width)
            newWidth = maximumWidth
        }
        if newHeight > maximumHeight {
            newWidth = max(1, (width * maximumHeight + height / 2) / height)
            newHeight = maximumHeight
        }
        var result = PixelImage(width: newWidth, height: newHeight, channelCount: channelCount)
        for y in 0..<newHeight {
            let rows = (y * height / newHeight)..<max(y * height / newHeight + 1, (y + 1) * height / newHeight)
            for x in 0..<newWidth {
                let columns = (x * width / newWidth)..<max(x * width / newWidth + 1, (x + 1) * width / newWidth)
                // A few samples of each cell are enough for a small picture of a large one.
                let rowStep = max(1, rows.count / 8)
                let columnStep = max(1, columns.count / 8)
                for channel in 0..<channelCount {
                    var (sum, count) = (0, 0)
                    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: rowStep) {
                        for column in stride(from: columns.lowerBound, to: columns.upperBound, by: columnStep) {
                            sum += Int(samples[(row * width + column) * channelCount + channel])
                            count += 1
                        }
                    }
                    result.samples[(y * newWidth + x) * channelCount + channel] = UInt8((sum + count / 2) / count)
                }
            }
        }
        return result
    }

    /// The stored frame that an EXIF orientation, 1 … 8, turns back into this picture.
    package func stored(forOrientation orientation: Int) -> PixelImage {
        guard (2...8).contains(orientation) else { return self }
        let isTransposed = orientation >= 5
        let (storedWidth, storedHeight) = isTransposed ? (height, width) : (width, height)
        var result = [UInt8]()
        result.reserveCapacity(samples.count)
        for row in 0..<storedHeight {
            // Where the row's first sample is in the upright picture, and the way to the next.
            let (x, y, stepX, stepY): (Int, Int, Int, Int)
            switch orientation {
            case 2: (x, y, stepX, stepY) = (width - 1, row, -1, 0)
            case 3: (x, y, stepX, stepY) = (width - 1, height - 1 - row, -1, 0)
            case 4: (x, y, stepX, stepY) = (0, height - 1 - row, 1, 0)
            case 5: (x, y, stepX, stepY) = (row, 0, 0, 1)
            case 6: (x, y, stepX, stepY) = (width - 1 - row, 0, 0, 1)
            case 7: (x, y, stepX, stepY) = (width - 1 - row, height - 1, 0, -1)
            default: (x, y, stepX, stepY) = (row, height - 1, 0, -1)
            }
            var index = (y * width + x) * channelCount
            let step = (stepY * width + stepX) * channelCount
            for _ in 0..<storedWidth {
                for channel in 0..<channelCount { result.append(samples[index + channel]) }
                index += step
            }
        }
        return PixelImage(width: storedWidth, height: storedHeight, channelCount: channelCount, samples: result)
    }
}
