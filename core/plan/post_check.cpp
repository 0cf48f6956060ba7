// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_check.h"

#include "networks/account_limits.h"
#include "networks/bluesky/bluesky_post_address.h"
#include "networks/post_options.h"
#include "plan/hidden_characters.h"
#include "plan/post_check_parts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

int rank(Severity severity)
{
    switch (severity) {
    case Severity::MustFix:
        return 0;
    case Severity::Cost:
        return 1;
    case Severity::Look:
        return 2;
    }
    return 3;
}

const clients::Account *accountOf(const CheckInput &input, const clients::AccountId &id)
{
    const auto found = std::find_if(input.accounts.begin(), input.accounts.end(),
                                    [&id](const clients::Account &account) { return account.id == id; });
    return found == input.accounts.end() ? nullptr : &*found;
}

std::vector<check::Target> targetsOf(const CheckInput &input, const RulesOf &rulesOf)
{
    std::vector<check::Target> targets;
    for (const Version &version : input.post.versions) {
        const clients::Account *account = accountOf(input, version.accountId);
        if (!account)
            continue;
        networks::NetworkRules rules = networks::withLimits(rulesOf(account->network), account->options);
        const auto sameNetwork =
            std::count_if(input.accounts.begin(), input.accounts.end(),
                          [account](const auto &other) { return other.network == account->network; });
        const QString name = sameNetwork > 1 || rules.name.isEmpty()
                                 ? Words::tr("%1 (%2)").arg(rules.name, account->handle)
                                 : rules.name;
        targets.push_back({input, *account, networks::accountLimits(account->options), std::move(rules),
                           version, effectiveVersion(input.post, version), name});
    }
    return targets;
}

/// True where a text is read as the post's own by at least one account (or there is none yet).
bool usesOwn(const Post &post, std::optional<QString> Version::*member)
{
    return post.versions.empty() || std::any_of(post.versions.begin(), post.versions.end(),
                                                [member](const Version &v) { return !(v.*member); });
}

void checkAllCharacters(const CheckInput &input, check::Problems &problems)
{
    const Post &post = input.post;
    if (usesOwn(post, &Version::text))
        check::checkCharacters(post.text, ProblemPlace::Text, {}, problems);
    if (usesOwn(post, &Version::firstComment))
        check::checkCharacters(post.firstComment, ProblemPlace::FirstComment, {}, problems);
    for (const Version &version : post.versions) {
        if (version.text)
            check::checkCharacters(*version.text, ProblemPlace::Text, version.accountId, problems);
        if (version.firstComment)
            check::checkCharacters(*version.firstComment, ProblemPlace::FirstComment, version.accountId,
                                   problems);
    }
}

bool isEmpty(const EffectiveVersion &content)
{
    return content.media.empty() && content.text.trimmed().isEmpty();
}

void checkEmptiness(const CheckInput &input, const std::vector<check::Target> &targets,
                    check::Problems &problems)
{
    const auto empty = std::count_if(targets.begin(), targets.end(),
                                     [](const check::Target &target) { return isEmpty(target.content); });
    Problem problem;
    problem.why = Words::tr("A network refuses a post without text, picture or video.");
    problem.remedy = Remedy::GoThere;
    problem.remedyLabel = Words::tr("Write it");
    const bool nothing = targets.empty() ? isEmpty({input.post.text, {}, input.post.media, {}})
                                         : empty == qsizetype(targets.size());
    if (nothing) {
        problem.what = Words::tr("There is nothing to send yet.");
        problems.push_back(problem);
        return;
    }
    for (const check::Target &target : targets) {
        if (!isEmpty(target.content))
            continue;
        problem.what = Words::tr("%1: there is nothing to send.").arg(target.name);
        problem.accountId = target.account.id;
        problems.push_back(problem);
    }
}
} // namespace

std::vector<Problem> checkPost(const CheckInput &input, const RulesOf &rulesOf)
{
    check::Problems problems;
    const auto targets = targetsOf(input, rulesOf);
    if (targets.empty()) {
        Problem problem;
        problem.what = Words::tr("The post goes nowhere yet.");
        problem.why = Words::tr("No account has been chosen.");
        problem.place = ProblemPlace::Accounts;
        problem.remedy = Remedy::ChooseAccount;
        problem.remedyLabel = Words::tr("Choose an account");
        problems.push_back(problem);
    }
    checkEmptiness(input, targets, problems);
    checkAllCharacters(input, problems);
    for (const check::Target &target : targets) {
        check::checkAccount(target, problems);
        check::checkText(target, problems);
        check::checkFirstComment(target, problems);
        check::checkMedia(target, problems);
        check::checkOptions(target, problems);
        check::checkCost(target, problems);
    }
    check::checkRefusals(targets, problems);
    check::checkDescriptions(targets, problems);
    check::checkTime(input, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return rank(a.severity) < rank(b.severity); });
    return problems;
}

bool canGoOut(const std::vector<Problem> &problems)
{
    return std::none_of(problems.begin(), problems.end(),
                        [](const Problem &problem) { return problem.severity == Severity::MustFix; });
}

namespace check
{

void checkCharacters(const QString &text, ProblemPlace place, const clients::AccountId &accountId,
                     Problems &problems)
{
    Problem problem;
    problem.place = place;
    problem.accountId = accountId;
    if (const auto broken = brokenCharacters(text); !broken.empty()) {
        problem.what = Words::tr("This text holds broken characters.");
        problem.why =
            Words::tr("They are halves of characters, often from a copy that went wrong. No network takes "
                      "them.");
        problem.textStart = int(broken.front().start);
        problem.textLength = int(broken.front().length);
        problem.remedy = Remedy::RepairText;
        problem.remedyLabel = Words::tr("Remove them");
        problems.push_back(problem);
    }
    if (const auto hidden = hiddenCharacters(text); !hidden.empty()) {
        problem.severity = Severity::Look;
        problem.what = Words::tr("This text holds invisible direction marks or control characters.");
        problem.why = Words::tr("What people read may differ from what you see here.");
        problem.textStart = int(hidden.front().start);
        problem.textLength = int(hidden.front().length);
        problem.remedy = Remedy::DropHiddenMarks;
        problem.remedyLabel = Words::tr("Remove them");
        problems.push_back(problem);
    }
}

void checkAccount(const Target &target, Problems &problems)
{
    const clients::Account &account = target.account;
    Problem problem;
    problem.place = ProblemPlace::Accounts;
    problem.accountId = account.id;
    if (account.removedAt) {
        problem.what = Words::tr("%1: this account is not connected any more.").arg(target.name);
        problem.why = Words::tr("Nothing can be sent there.");
        problem.remedy = Remedy::DropAccount;
        problem.remedyLabel = Words::tr("Leave it out of this post");
        problems.push_back(problem);
        return;
    }
    if (target.rules.access.value == networks::Access::Closed && !target.rules.access.source.isEmpty()) {
        problem.what = Words::tr("%1 does not operate any more.").arg(target.name);
        problem.why = Words::tr("Nothing can be sent there.");
        problem.remedy = Remedy::DropAccount;
        problem.remedyLabel = Words::tr("Leave it out of this post");
        problems.push_back(problem);
        return;
    }
    if (account.paused) {
        problem.severity = Severity::Look;
        problem.what = Words::tr("%1 is paused.").arg(target.name);
        problem.why = Words::tr("The post waits in the outbox until you resume the account.");
        problem.remedy = Remedy::ResumeAccount;
        problem.remedyLabel = Words::tr("Resume it");
        problems.push_back(problem);
    }
    if (account.byHand)
        return;
    problem.remedy = Remedy::SignIn;
    problem.remedyLabel = Words::tr("Sign in");
    if (account.health == clients::Health::SignInNeeded) {
        problem.severity = Severity::Look;
        problem.what = Words::tr("%1 needs you to sign in again.").arg(target.name);
        problem.why = Words::tr("The post waits in the outbox until you have signed in.");
        problems.push_back(problem);
    } else if (account.signInEndsAt && target.input.post.planned &&
               *account.signInEndsAt <= target.input.post.planned->instant) {
        problem.severity = Severity::Look;
        problem.what = Words::tr("%1: the sign-in ends before this post goes out.").arg(target.name);
        problem.why = Words::tr("It ends on %1.")
                          .arg(QLocale().toString(
                              wallTimeAt(*account.signInEndsAt, target.input.post.planned->zone).date,
                              QLocale::LongFormat));
        problems.push_back(problem);
    } else if (account.health == clients::Health::KeychainClosed) {
        problem.severity = Severity::Look;
        problem.what = Words::tr("%1: the keychain is locked.").arg(target.name);
        problem.why = Words::tr("The post waits in the outbox until the keychain is open.");
        problem.remedy = Remedy::None;
        problem.remedyLabel.clear();
        problems.push_back(problem);
    }
}

void checkOptions(const Target &target, Problems &problems)
{
    if (target.account.byHand)
        return;
    const QString quote = target.content.options[networks::option::quote].toString().trimmed();
    if (target.account.network == networks::NetworkKey::bluesky() && !quote.isEmpty() &&
        !networks::blueskyPostName(quote)) {
        Problem problem;
        problem.place = ProblemPlace::Options;
        problem.accountId = target.account.id;
        problem.option = networks::option::quote;
        problem.what = Words::tr("%1: what is to be quoted is no post there.").arg(target.name);
        problem.why = Words::tr("The address of a post looks like “https://bsky.app/profile/name/post/…”.");
        problem.remedy = Remedy::GoThere;
        problem.remedyLabel = Words::tr("Show it");
        problems.push_back(problem);
    }
    checkPoll(target, problems);
    for (const QString &language : networks::postLanguages(target.content.options)) {
        if (networks::isLanguageTag(language))
            continue;
        Problem problem;
        problem.severity = Severity::Look;
        problem.place = ProblemPlace::Options;
        problem.accountId = target.account.id;
        if (target.account.network != networks::NetworkKey::bluesky())
            problem.option = networks::option::languages;
        problem.what = Words::tr("%1: “%2” is no language.").arg(target.name, language);
        problem.why = Words::tr("Languages are written like “en” or “pt-BR”; this one is not sent.");
        problem.remedy = Remedy::GoThere;
        problem.remedyLabel = Words::tr("Show it");
        problems.push_back(problem);
    }
}

void checkTime(const CheckInput &input, Problems &problems)
{
    const Post &post = input.post;
    if (!post.planned || !isMovable(post.status))
        return;
    const PlannedTime &planned = *post.planned;
    Problem problem;
    problem.place = ProblemPlace::Time;
    problem.remedy = Remedy::ChooseTime;
    problem.remedyLabel = Words::tr("Choose another time");
    const QLocale locale;
    const auto resolved = resolveWallTime(planned.wall, planned.zone);
    if (!resolved) {
        problem.what = resolved.error().what;
        problem.why = resolved.error().remedy;
        problems.push_back(problem);
        return;
    }
    if (input.now && resolved->instant <= *input.now) {
        problem.what = Words::tr("The time of this post has passed.");
        problem.why = Words::tr("It was meant for %1.")
                          .arg(locale.toString(QDateTime(planned.wall.date, planned.wall.time, Qt::UTC),
                                               QLocale::ShortFormat));
        problems.push_back(problem);
    }
    problem.severity = Severity::Look;
    const QString asked = locale.toString(planned.wall.time, QLocale::ShortFormat);
    if (resolved->kind == WallKind::Gap) {
        problem.what = Words::tr("There is no %1 on that day.").arg(asked);
        problem.why = Words::tr("The clocks go forward then, so the post goes out at %1.")
                          .arg(locale.toString(resolved->shown.time, QLocale::ShortFormat));
        problems.push_back(problem);
    } else if (resolved->kind == WallKind::Overlap) {
        problem.what = Words::tr("%1 comes twice on that day.").arg(asked);
        problem.why = Words::tr("The clocks go back then. The post goes out the first time.");
        problems.push_back(problem);
    }
}

} // namespace check
} // namespace hatstand::plan
