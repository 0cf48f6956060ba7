// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// How accounts do: what is asked of their networks, and what others have heard from them.
#include "clients/account_failures.h"
#include "clients/account_profile.h"
#include "clients/account_service.h"
#include "clients/sign_in_end.h"
#include "clients/sign_in_generation.h"

#include <QPointer>

namespace hatstand::clients
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::clients)
};

/// Failures that say nothing about the account, so its health stays what it was.
bool saysNothingOfTheAccount(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Offline:
    case ErrorCode::Cancelled:
    case ErrorCode::RateLimited:
    case ErrorCode::StorageMissing:
    case ErrorCode::StorageReadOnly:
    case ErrorCode::StorageFull:
    case ErrorCode::StorageBusy:
    case ErrorCode::StorageFailed:
        return true;
    default:
        return false;
    }
}

Health healthAfter(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SignInNeeded:
        return Health::SignInNeeded;
    case ErrorCode::KeychainLocked:
    case ErrorCode::KeychainMissing:
    case ErrorCode::KeychainRefused:
        return Health::KeychainClosed;
    default:
        return Health::Trouble;
    }
}
} // namespace

QCoro::Task<Result<Health>> AccountService::test(AccountId id, CancelToken cancel)
{
    return ask(id, &networks::SignIn::check, std::move(cancel));
}

QCoro::Task<Result<Health>> AccountService::renew(AccountId id, CancelToken cancel)
{
    const auto present = stored(id); // another process may have heard the refusal
    if (present && present->health == Health::SignInNeeded)
        co_return Health::SignInNeeded;
    co_return co_await ask(id, &networks::SignIn::renew, std::move(cancel));
}

QCoro::Task<Result<Health>> AccountService::ask(AccountId id, Question question, CancelToken cancel)
{
    const QPointer<AccountService> self(this);
    const auto before = stored(id);
    if (!before)
        co_return fail(before.error());
    if (before->byHand)
        co_return Health::Works;
    networks::Connector *connector = m_connectors.find(before->network);
    if (!connector || !connector->signIn())
        co_return cannotSignIn();

    const auto checked = co_await (connector->signIn()->*question)(identity(*before), cancel);
    if (!self || cancel.isCancelled())
        co_return stopped();
    if (!checked && saysNothingOfTheAccount(checked.error().code))
        co_return fail(checked.error());

    const Instant now = m_clock.now();
    Health health = Health::Unknown;
    const auto written = changeAccount(id, [&](Account &account) {
        health = account.health;
        if (signInGeneration(account) != signInGeneration(*before))
            return false; // it was asked by a sign-in that is not the account's any more
        account.checkedAt = now;
        if (!checked) {
            account.health = healthAfter(checked.error().code);
            account.healthNote = checked.error();
        } else if (!account.remoteId.isEmpty() && checked->remoteId != account.remoteId) {
            account.health = Health::Trouble;
            account.healthNote = Error{ErrorCode::Conflict,
                                       Tr::tr("The network answered for another account."),
                                       Tr::tr("It may have been deleted and made anew under the same name."),
                                       Tr::tr("Remove the account here and connect it again."),
                                       {}};
        } else {
            takeProfile(account, *checked, now);
        }
        health = account.health;
        return true;
    });
    if (!written)
        co_return fail(written.error());
    co_return health;
}

Result<void> AccountService::noteHealth(const AccountId &id, Health health, const Error &note,
                                        std::optional<int> generation)
{
    const auto isOutdated = [generation](const Account &account) {
        return generation && *generation != signInGeneration(account);
    };
    const auto present = stored(id);
    if (!present)
        return fail(present.error());
    if (isOutdated(*present))
        return {};
    if (health == Health::Works)
        health = healthUntil(present->signInEndsAt, m_clock.now());
    // Said after each request; most often nothing is new, and then nothing is written.
    if (present->health == health && present->healthNote.sentence() == note.sentence())
        return {};
    return changeAccount(id, [&](Account &account) {
        if (isOutdated(account))
            return false;
        account.health = health;
        account.healthNote = note;
        account.checkedAt = m_clock.now();
        return true;
    });
}

bool AccountService::endsSoon(const Account &account) const
{
    return clients::endsSoon(account, m_clock.now());
}

} // namespace hatstand::clients
