internal import PhotoNormalization

extension ErrorKind {
    static let planUnreadable = ErrorKind(
        code: "plan-unreadable", category: .input,
        cause: "A plan file is damaged, cut off, or no plan.",
        remedy: "Make the plan again.")
    static let planVersion = ErrorKind(
        code: "plan-version", category: .input,
        cause: "A plan file was written by another version of the format.",
        remedy: "Make the plan again with this version.")
    static let planTenant = ErrorKind(
        code: "plan-tenant", category: .policy,
        cause: "A plan is for another tenant than the one that is signed in to.",
        remedy: "Sign in to the plan's tenant, or make a plan for this one.")
    static let planPhotoChanged = ErrorKind(
        code: "plan-photo-changed", category: .policy,
        cause: "A photo is no longer what the plan saw.",
        remedy: "Make the plan again, and look at it again.")
    static let planTargetChanged = ErrorKind(
        code: "plan-target-changed", category: .policy,
        cause: "The photo that somebody has in the cloud is no longer the one that the plan saw.",
        remedy: "Make the plan again, and look at it again.")
    static let tooManyReplaced = ErrorKind(
        code: "too-many-replaced", category: .policy,
        cause: "The plan replaces more photos than are allowed at once.",
        remedy: "Look at the plan, then allow as many with --max-replace.")
}
