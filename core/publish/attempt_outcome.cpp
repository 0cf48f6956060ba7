// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/attempt_outcome.h"

namespace hatstand::publish
{

Failure failureOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Offline:
        return Failure::Offline;
    case ErrorCode::RateLimited:
    // A shop's or train's Wi-Fi answers with its own certificate until one has agreed to its terms.
    case ErrorCode::InsecureConnection:
    case ErrorCode::StorageBusy:
    case ErrorCode::StorageFull:   // a copy of a picture for the network could not be written
    case ErrorCode::StorageFailed: // a picture could not be read: its drive may be back soon
        return Failure::TryLater;
    case ErrorCode::SignInNeeded:
    case ErrorCode::KeychainLocked:
    case ErrorCode::KeychainMissing:
    case ErrorCode::KeychainRefused:
        return Failure::AccountWaits;
    case ErrorCode::Refused:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotAllowed:
    case ErrorCode::NotFound:
    case ErrorCode::TooLarge:
    case ErrorCode::StorageMissing:
    case ErrorCode::StorageNotAWorkspace:
    case ErrorCode::StorageNewer:
    case ErrorCode::StorageDamaged:
    case ErrorCode::StorageReadOnly:
        return Failure::Final;
    case ErrorCode::Unknown:
    case ErrorCode::Conflict:
    case ErrorCode::Cancelled:
    case ErrorCode::TimedOut:
    case ErrorCode::ConnectionLost:
    case ErrorCode::ServerTrouble:
    case ErrorCode::BadAnswer:
        return Failure::Unclear;
    }
    return Failure::Unclear;
}

bool isFromNetwork(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Refused:
    case ErrorCode::RateLimited:
    case ErrorCode::NotAllowed:
    case ErrorCode::Conflict:
    case ErrorCode::ServerTrouble:
    case ErrorCode::BadAnswer:
        return true;
    default:
        return false;
    }
}

} // namespace hatstand::publish
