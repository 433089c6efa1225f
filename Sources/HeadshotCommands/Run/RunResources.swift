import PhotoNormalization

/// How many photos a run does at a time, and with how much memory, within what the process may have.
struct RunResources: Sendable, Hashable {
    /// 1 or more.
    let jobCount: Int
    /// Bytes of all photos in work.
    let memoryByteCount: Int
    /// Whether that is less than was asked for.
    let isMemoryReduced: Bool

    /// Fewer jobs are better than so little memory that each photo has to be refused.
    private static let comfortableByteCount = 128 << 20

    /// - Parameters:
    ///   - jobCount: the most photos at a time, 1 or more.
    ///   - maximumMemoryByteCount: what they may take together.
    init(jobCount: Int, maximumMemoryByteCount: Int) {
        var jobCount = jobCount
        while true {
            let needs = ProcessNeeds(jobCount: jobCount)
            let isLimited = ProcessLimits.hasMemoryLimit
            // A quarter more than is promised to photos: memory that was given back is not always whole.
            let wanted = min(maximumMemoryByteCount, 1 << 48) / 4 * 5 + ProcessNeeds.baseMemoryByteCount
            let room = ProcessLimits.room(
                upTo: needs.threadCount, maximumMemoryByteCount: isLimited ? wanted : 0)
            let photos = max(
                ProcessNeeds.leastPhotoMemoryByteCount,
                (room.memoryByteCount - ProcessNeeds.baseMemoryByteCount) / 5 * 4)
            let memory = isLimited ? min(maximumMemoryByteCount, photos) : maximumMemoryByteCount
            let fits =
                room.threadCount == needs.threadCount
                && ProcessLimits.freeDescriptorCount(upTo: needs.descriptorCount) == needs.descriptorCount
                && memory >= min(maximumMemoryByteCount, Self.comfortableByteCount)
            if fits || jobCount == 1 {
                self.jobCount = jobCount
                memoryByteCount = memory
                isMemoryReduced = memory < maximumMemoryByteCount
                return
            }
            jobCount /= 2
        }
    }

    /// The same error, with the remedy that helps where it was not --memory that left so little.
    func explained(_ error: PhotoError) -> PhotoError {
        guard isMemoryReduced, error.code == .memoryLimit else { return error }
        return PhotoError(
            code: error.code, category: error.category, message: error.message,
            remedy: "Raise the process's limit on memory (ulimit -v), or make a smaller copy first.")
    }
}
