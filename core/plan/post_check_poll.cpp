// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/post_options.h"
#include "plan/post_check_parts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace hatstand::plan::check
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

// docs.joinmastodon.org/entities/Instance, 2026-11: configuration.polls, where the server says nothing else.
constexpr qint64 mostAnswers = 4;
constexpr qint64 longestAnswer = 50;

Problem pollProblem(const Target &target, const QString &what, const QString &why)
{
    Problem problem;
    problem.place = ProblemPlace::Options;
    problem.accountId = target.account.id;
    problem.option = networks::option::poll;
    problem.what = what;
    problem.why = why;
    problem.remedy = Remedy::GoThere;
    problem.remedyLabel = Words::tr("Show it");
    return problem;
}

QStringList answersOf(const QJsonObject &poll)
{
    QStringList answers;
    const QJsonArray values = poll.value(QLatin1StringView("options")).toArray();
    for (const QJsonValue value : values)
        answers << value.toString().trimmed();
    return answers;
}
} // namespace

void checkPoll(const Target &target, Problems &problems)
{
    const QJsonObject poll = target.content.options.value(networks::option::poll).toObject();
    if (poll.isEmpty() || target.account.network.toString() != QLatin1StringView("mastodon"))
        return;
    const QString refused = Words::tr("The server would refuse the poll.");
    const networks::AccountLimits &limits = target.limits;
    const QStringList answers = answersOf(poll);
    const qint64 most = limits.pollOptions.value_or(mostAnswers);
    const qint64 longest = limits.pollOptionText.value_or(longestAnswer);
    if (!target.content.media.empty()) {
        problems.push_back(pollProblem(
            target, Words::tr("%1: a poll and pictures cannot stand in one post.").arg(target.name),
            Words::tr("The network takes one of them.")));
    }
    if (answers.size() < 2) {
        problems.push_back(pollProblem(
            target, Words::tr("%1: the poll needs two answers at least.").arg(target.name), refused));
    } else if (answers.size() > most) {
        problems.push_back(pollProblem(
            target,
            Words::tr("%1: the poll has %n answer(s) too many.", nullptr, int(answers.size() - most))
                .arg(target.name),
            Words::tr("%1 takes at most %2.").arg(target.rules.name, QLocale().toString(most))));
    }
    const QSet<QString> different(answers.begin(), answers.end());
    if (different.size() < answers.size()) {
        problems.push_back(pollProblem(
            target, Words::tr("%1: two answers of the poll are the same.").arg(target.name), refused));
    }
    const auto tooLong = std::find_if(answers.begin(), answers.end(), [longest](const QString &answer) {
        return answer.toUcs4().size() > longest;
    });
    if (tooLong != answers.end()) {
        const auto over = int(tooLong->toUcs4().size() - longest);
        problems.push_back(
            pollProblem(target,
                        Words::tr("%1: an answer of the poll is %n character(s) too long.", nullptr, over)
                            .arg(target.name),
                        Words::tr("%1 takes %2.").arg(target.rules.name, QLocale().toString(longest))));
    }
}

} // namespace hatstand::plan::check
