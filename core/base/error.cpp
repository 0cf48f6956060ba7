// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QStringList>

#include <array>

namespace hatstand
{

namespace
{
using Named = std::pair<ErrorCode, const char *>;
constexpr std::array names{
    Named{ErrorCode::Unknown, "unknown"},
    Named{ErrorCode::InvalidInput, "invalid-input"},
    Named{ErrorCode::NotFound, "not-found"},
    Named{ErrorCode::Conflict, "conflict"},
    Named{ErrorCode::NotAllowed, "not-allowed"},
    Named{ErrorCode::Cancelled, "cancelled"},
    Named{ErrorCode::Offline, "offline"},
    Named{ErrorCode::TimedOut, "timed-out"},
    Named{ErrorCode::ConnectionLost, "connection-lost"},
    Named{ErrorCode::RateLimited, "rate-limited"},
    Named{ErrorCode::Refused, "refused"},
    Named{ErrorCode::SignInNeeded, "sign-in-needed"},
    Named{ErrorCode::ServerTrouble, "server-trouble"},
    Named{ErrorCode::BadAnswer, "bad-answer"},
    Named{ErrorCode::InsecureConnection, "insecure-connection"},
    Named{ErrorCode::TooLarge, "too-large"},
    Named{ErrorCode::StorageMissing, "storage-missing"},
    Named{ErrorCode::StorageNotAWorkspace, "storage-not-a-workspace"},
    Named{ErrorCode::StorageNewer, "storage-newer"},
    Named{ErrorCode::StorageDamaged, "storage-damaged"},
    Named{ErrorCode::StorageReadOnly, "storage-read-only"},
    Named{ErrorCode::StorageFull, "storage-full"},
    Named{ErrorCode::StorageBusy, "storage-busy"},
    Named{ErrorCode::StorageFailed, "storage-failed"},
    Named{ErrorCode::KeychainLocked, "keychain-locked"},
    Named{ErrorCode::KeychainMissing, "keychain-missing"},
    Named{ErrorCode::KeychainRefused, "keychain-refused"},
};
} // namespace

QString Error::sentence() const
{
    QStringList parts;
    for (const QString &part : {what, why, remedy}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u' ');
}

bool Error::isTransient() const
{
    switch (code) {
    case ErrorCode::Offline:
    case ErrorCode::TimedOut:
    case ErrorCode::ConnectionLost:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerTrouble:
    case ErrorCode::StorageBusy:
        return true;
    default:
        return false;
    }
}

QString errorCodeName(ErrorCode code)
{
    for (const auto &[value, name] : names) {
        if (value == code)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("unknown");
}

std::optional<ErrorCode> errorCodeFromName(const QString &name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

} // namespace hatstand
