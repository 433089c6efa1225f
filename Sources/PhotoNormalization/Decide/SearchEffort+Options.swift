internal import JPEGRateControl

extension SearchEffort {
    init(_ effort: Effort) {
        switch effort {
        case .fast: self = .fast
        case .balanced: self = .balanced
        case .best: self = .best
        }
    }
}
