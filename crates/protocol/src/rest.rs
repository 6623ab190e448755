//! Bodies of the REST API. Requests are read with [`crate::decode::decode`]; what the realtime API has too
//! (`UserPatch`, `ConversationPatch`, `ParticipantPatch`) is shared.
