/// Which part of a stored picture is shown, at what size, and how it is turned.
///
/// All members are along the axes of the stored picture; transposing comes last.
package struct PictureGeometry: Sendable, Hashable {
    /// A rectangle of samples.
    package struct Area: Sendable, Hashable {
        package var x: Int
        package var y: Int
        package var width: Int
        package var height: Int

        package init(x: Int, y: Int, width: Int, height: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// Samples of the stored picture that are shown, inside of it and not empty.
    package var area: Area
    /// Samples of the output before it is transposed, 1 or more.
    package var outputWidth: Int
    package var outputHeight: Int
    /// Left and right change places.
    package var mirrorsAcross: Bool
    /// Top and bottom change places.
    package var mirrorsDown: Bool
    /// Rows become columns, after all else.
    package var transposes: Bool

    package init(
        area: Area,
        outputWidth: Int,
        outputHeight: Int,
        mirrorsAcross: Bool = false,
        mirrorsDown: Bool = false,
        transposes: Bool = false
    ) {
        self.area = area
        self.outputWidth = outputWidth
        self.outputHeight = outputHeight
        self.mirrorsAcross = mirrorsAcross
        self.mirrorsDown = mirrorsDown
        self.transposes = transposes
    }

    /// The output has as many samples as the area: nothing is resampled.
    package var keepsScale: Bool { outputWidth == area.width && outputHeight == area.height }

    /// Output samples for each stored one, the larger of both directions.
    package var scale: Double {
        max(Double(outputWidth) / Double(area.width), Double(outputHeight) / Double(area.height))
    }
}
