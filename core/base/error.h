// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <utility>

namespace hatstand
{

/// What kind of thing went wrong: what code may decide by. The words are for people.
enum class ErrorCode {
    Unknown,
    InvalidInput,       ///< what was given cannot be right; nothing was changed
    NotFound,           ///< no such thing here
    Conflict,           ///< something else changed or holds it
    NotAllowed,         ///< the state or the rules forbid it
    Cancelled,          ///< the person or the program stopped it
    Offline,            ///< no way to the host at all; nothing left this computer
    TimedOut,           ///< no answer in time; the request may have arrived
    ConnectionLost,     ///< the line broke after the request began; it may have arrived
    RateLimited,        ///< the host asks to wait (see Error::retryAfter)
    Refused,            ///< the host understood and said no; the same again will be refused again
    SignInNeeded,       ///< the sign-in is missing, wrong, expired or revoked
    ServerTrouble,      ///< the host failed (5xx)
    BadAnswer,          ///< the answer is not what was agreed (HTML for JSON, wrong shape)
    InsecureConnection, ///< TLS is missing or its certificate is not valid
    TooLarge,           ///< over a limit of size
    StorageMissing,
    StorageNotAWorkspace,
    StorageNewer,
    StorageDamaged,
    StorageReadOnly,
    StorageFull,
    StorageBusy,
    StorageFailed,
    KeychainLocked,
    KeychainMissing,
    KeychainRefused,
};

/// A failure in three parts, as people read it: what happened, what it means, what to do now.
/// Each part is one or more whole translated sentences; `remedy` may be empty when there is nothing to do.
struct Error
{
    ErrorCode code = ErrorCode::Unknown;
    QString what;   ///< the fact: "Bluesky refused the picture."
    QString why;    ///< the reason or meaning: "It is 9.4 MB; the limit is 1 MB."
    QString remedy; ///< what to do: "Shrink it and send again."
    /// Technical words for support, never with a secret or a message text in it.
    QString detail;
    /// How long the host asked to wait, when it said so.
    std::optional<std::chrono::milliseconds> retryAfter = std::nullopt;
    /// The HTTP status, 0 where there was none.
    int httpStatus = 0;

    /// All parts as one paragraph.
    [[nodiscard]] QString sentence() const;
    /// True for what can pass by itself, so that trying again later makes sense.
    [[nodiscard]] bool isTransient() const;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure: `return fail(ErrorCode::NotFound, tr("…"))`.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString what, QString why = {},
                                                QString remedy = {}, QString detail = {})
{
    return tl::unexpected<Error>(
        Error{code, std::move(what), std::move(why), std::move(remedy), std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// A short stable name of the code ("rate-limited"), for JSON output and logs.
[[nodiscard]] QString errorCodeName(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCodeFromName(const QString &name);

} // namespace hatstand

Q_DECLARE_METATYPE(hatstand::Error)
