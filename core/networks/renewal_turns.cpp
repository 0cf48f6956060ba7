// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/renewal_turns.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QStandardPaths>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr Milliseconds step{200};
constexpr int mostSteps = 150; // half a minute: longer than a renewal takes
/// A lock so old is nobody's: the number of its process may be another's by now.
constexpr Milliseconds stale = std::chrono::minutes(5);
} // namespace

RenewalTurns::RenewalTurns(std::shared_ptr<Pauses> pauses, QString folder)
    : m_pauses(std::move(pauses)), m_folder(std::move(folder))
{
}

QString RenewalTurns::folder()
{
    // Not before it is needed: asking for it may make it.
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::TempLocation);
    return m_folder;
}

QCoro::Task<Result<RenewalTurns::Turn>> RenewalTurns::take(QString accountKey)
{
    const auto self = shared_from_this();
    const QByteArray name =
        QCryptographicHash::hash(accountKey.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    const Turn turn = std::make_shared<QLockFile>(
        QStringLiteral("%1/hatstand-renewal-%2.lock").arg(folder(), QString::fromLatin1(name)));
    turn->setStaleLockTime(static_cast<int>(stale.count()));
    const CancelToken never;
    for (int i = 0; i < mostSteps; ++i) {
        if (turn->tryLock(0) || turn->error() != QLockFile::LockFailedError)
            co_return turn;
        const bool goesOn = co_await m_pauses->wait(step, never);
        if (!goesOn)
            break;
    }
    co_return fail(ErrorCode::StorageBusy, Words::tr("Another Hatstand is renewing this sign-in."),
                   Words::tr("It has not come to an end yet."), Words::tr("It is tried again by itself."));
}

} // namespace hatstand::networks
