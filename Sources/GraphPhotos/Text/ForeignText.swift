#if Upload
    /// Texts that came from outside.
    enum ForeignText {
        /// A text of the service without line breaks and other controls, not longer than a paragraph.
        static func oneLine(_ text: String) -> String {
            var line = String.UnicodeScalarView()
            for scalar in text.unicodeScalars.prefix(600) {
                let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                if !isBlank {
                    line.append(scalar)
                } else if let last = line.last, last != " " {
                    line.append(" ")
                }
            }
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }
#endif
