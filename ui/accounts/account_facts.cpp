// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_facts.h"

#include "base/zones.h"
#include "clients/account_pauses.h"
#include "clients/sign_in_end.h"
#include "kit/handle_words.h"
#include "kit/time_words.h"
#include "networks/account_limits.h"

#include <QCoreApplication>
#include <QStringList>

namespace hatstand::ui::accounts
{

namespace
{
using clients::Health;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::accounts::AccountFacts)
};

QString shownHandle(const clients::Account &account)
{
    if (account.byHand)
        return account.displayName.isEmpty() ? account.handle : account.displayName;
    return handleWords(account.network, account.handle, false);
}

/// As its row tells it. A sign-in that ends soon is told as that, also while its network is in trouble: a new
/// sign-in is what helps, and the trouble stands beside it.
Health shownHealth(const clients::Account &account, Instant now)
{
    return clients::endsSoon(account, now) && account.health != Health::KeychainClosed ? Health::EndsSoon
                                                                                       : account.health;
}

QString endChip(const clients::Account &account, Instant now)
{
    const int days = account.signInEndsAt ? clients::daysUntil(*account.signInEndsAt, now) : 0;
    return days == 0 && account.signInEndsAt ? Words::tr("Sign in again")
                                             : Words::tr("%n day(s) left", nullptr, days);
}

QString workingRemark(const clients::Account &account, bool local, Instant now, const QByteArray &zone)
{
    if (account.signInEndsAt) {
        const QString day =
            dayWords(wallTimeAt(*account.signInEndsAt, zone).date, wallTimeAt(now, zone).date);
        if (*account.signInEndsAt <= now)
            return Words::tr("The sign-in ended %1").arg(day);
        return clients::endsSoon(account, now) ? Words::tr("The sign-in ends %1").arg(day)
                                               : Words::tr("Signed in until %1").arg(day);
    }
    if (local)
        return Words::tr("Inside Hatstand, nothing leaves");
    if (account.network == networks::NetworkKey::bluesky())
        return Words::tr("App password, no end");
    return Words::tr("No end");
}

void describeHealth(AccountFacts &facts, const clients::Account &account, Instant now)
{
    switch (shownHealth(account, now)) {
    case Health::Unknown:
        facts.chip = Words::tr("Not checked");
        facts.status = Status::Draft;
        facts.glyph = Glyph::Clock;
        facts.remark = Words::tr("Nobody has asked the network yet");
        facts.action = Words::tr("Test");
        break;
    case Health::Works:
        facts.chip = Words::tr("Works");
        facts.status = Status::Published;
        facts.glyph = Glyph::Published;
        break;
    case Health::EndsSoon:
        facts.chip = endChip(account, now);
        facts.status = Status::Missed;
        facts.glyph = Glyph::Alert;
        facts.action = Words::tr("Renew");
        facts.actionSignsIn = true;
        facts.needsPerson = true;
        break;
    case Health::SignInNeeded:
        facts.chip = Words::tr("Sign in again");
        facts.status = Status::Failed;
        facts.glyph = Glyph::Key;
        facts.action = Words::tr("Sign in");
        facts.actionSignsIn = true;
        facts.needsPerson = true;
        break;
    case Health::Trouble:
        facts.chip = Words::tr("Trouble");
        facts.status = Status::Failed;
        facts.glyph = Glyph::Alert;
        facts.action = Words::tr("Test");
        facts.needsPerson = true;
        break;
    case Health::KeychainClosed:
        facts.chip = Words::tr("Keychain closed");
        facts.status = Status::Missed;
        facts.glyph = Glyph::Lock;
        facts.action = Words::tr("Try again");
        facts.needsPerson = true;
        break;
    }
    if (!account.healthNote.what.isEmpty() && account.health != Health::Works) {
        facts.remark = account.healthNote.what;
        facts.remarkInFull = account.healthNote.sentence();
    }
}
} // namespace

Abilities abilitiesOf(const clients::Account &account, const networks::Connectors &connectors)
{
    Abilities abilities;
    if (account.byHand) {
        abilities.postsByHand = true;
        return abilities;
    }
    if (networks::Connector *connector = connectors.find(account.network)) {
        abilities.posts = connector->publisher() != nullptr;
        abilities.holds = connector->scheduler() && networks::mayHold(account.options);
    }
    return abilities;
}

AccountFacts factsOf(const clients::Account &account, const QString &networkName,
                     const networks::Connectors &connectors, Instant now, const QByteArray &zone)
{
    AccountFacts facts;
    facts.id = account.id;
    facts.networkKey = account.network.toString();
    facts.networkName = networkName;
    facts.handle = shownHandle(account);
    facts.abilities = abilitiesOf(account, connectors);
    if (account.byHand) {
        facts.chip = Words::tr("By hand");
        facts.glyph = Glyph::Hand;
        facts.quietChip = true;
        facts.remark =
            account.page.isEmpty() ? Words::tr("You post, Hatstand reminds you") : account.page.host();
    } else {
        const networks::Connector *connector = connectors.find(account.network);
        facts.remark = workingRemark(account, connector && connector->isLocal(), now, zone);
        describeHealth(facts, account, now);
    }
    if (account.paused) {
        facts.chip = Words::tr("Paused");
        facts.status = Status::Draft;
        facts.glyph = Glyph::Pause;
        facts.quietChip = false;
        const auto until = clients::pausedUntil(account);
        facts.remark = until ? Words::tr("Nothing is sent until %1", "when")
                                   .arg(dayAndTimeWords(wallTimeAt(*until, zone), wallTimeAt(now, zone).date))
                             : Words::tr("Nothing is sent until you resume");
        facts.remarkInFull.clear();
        facts.action = Words::tr("Resume");
        facts.actionSignsIn = false;
        facts.needsPerson = false;
    }
    if (facts.remarkInFull.isEmpty())
        facts.remarkInFull = facts.remark;
    return facts;
}

QString spokenFacts(const AccountFacts &facts)
{
    QStringList can;
    if (facts.abilities.posts)
        can << Words::tr("posts from this computer");
    if (facts.abilities.postsByHand)
        can << Words::tr("you post by hand");
    if (facts.abilities.holds)
        can << Words::tr("holds posts itself");
    if (facts.abilities.reads)
        can << Words::tr("reads and answers messages");
    if (facts.abilities.givesNumbers)
        can << Words::tr("gives numbers");
    return Words::tr("%1 on %2: %3. %4. %5")
        .arg(facts.handle, facts.networkName, facts.chip, listWords(can), facts.remarkInFull);
}

} // namespace hatstand::ui::accounts
