// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/post_options.h"
#include "networks/text/thread_split.h"
#include "networks/text_measure.h"
#include "plan/link_tagging.h"
#include "plan/measure_options.h"
#include "plan/post_check_parts.h"
#include "plan/sent_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace hatstand::plan::check
{

namespace
{
using networks::EntityKind;
using networks::Limit;
using networks::TextEntity;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

int asCount(qint64 value)
{
    return int(std::min<qint64>(value, std::numeric_limits<int>::max()));
}

qsizetype countOf(const networks::TextEntities &entities, EntityKind kind)
{
    return std::count_if(entities.begin(), entities.end(),
                         [kind](const TextEntity &entity) { return entity.kind == kind; });
}

/// The sentence for a text that is over; bytes only where bytes are what ran out.
QString tooLong(const Target &target, const networks::TextMeasure &measure, bool isComment)
{
    const bool unitsOver = measure.limit && measure.length > *measure.limit;
    const bool inBytes = target.rules.text.counting == networks::CountingRule::Utf8Bytes || !unitsOver;
    const qint64 over = unitsOver ? measure.length - *measure.limit
                                  : measure.bytes - measure.byteLimit.value_or(measure.bytes);
    const int n = asCount(over);
    if (isComment) {
        return inBytes
                   ? Words::tr("%1: the first comment is %n byte(s) too long.", nullptr, n).arg(target.name)
                   : Words::tr("%1: the first comment is %n character(s) too long.", nullptr, n)
                         .arg(target.name);
    }
    return inBytes ? Words::tr("%1: the text is %n byte(s) too long.", nullptr, n).arg(target.name)
                   : Words::tr("%1: the text is %n character(s) too long.", nullptr, n).arg(target.name);
}

QString limitSentence(const Target &target, const networks::TextMeasure &measure)
{
    const bool unitsOver = measure.limit && measure.length > *measure.limit;
    const QLocale locale;
    if (!unitsOver && measure.byteLimit) {
        return Words::tr("%1 takes %2 bytes; emoji and letters with accents are several bytes each.")
            .arg(target.rules.name, locale.toString(*measure.byteLimit));
    }
    return Words::tr("%1 takes %2 and refuses what is longer.")
        .arg(target.rules.name, locale.toString(measure.limit.value_or(0)));
}

/// How many of a kind there may be; the problem points at the first one over.
void checkNumber(const Target &target, const networks::TextEntities &entities, EntityKind kind,
                 const Limit &limit, Problems &problems)
{
    if (!limit || countOf(entities, kind) <= limit->value)
        return;
    Problem problem;
    problem.accountId = target.account.id;
    qint64 seen = 0;
    for (const TextEntity &entity : entities) {
        if (entity.kind == kind && ++seen == limit->value + 1) {
            problem.textStart = int(entity.start);
            problem.textLength = int(entity.length);
        }
    }
    const int over = asCount(countOf(entities, kind) - limit->value);
    switch (kind) {
    case EntityKind::Hashtag:
        problem.what = Words::tr("%1: %n hashtag(s) too many.", nullptr, over).arg(target.name);
        break;
    case EntityKind::Mention:
        problem.what = Words::tr("%1: %n mention(s) too many.", nullptr, over).arg(target.name);
        break;
    default:
        problem.what = Words::tr("%1: %n stock symbol(s) too many.", nullptr, over).arg(target.name);
        break;
    }
    problem.why = Words::tr("%1 takes at most %2.").arg(target.rules.name, QLocale().toString(limit->value));
    if (kind == EntityKind::Hashtag && target.rules.text.moreHashtagsStayText.value) {
        problem.severity = Severity::Look;
        problem.why = Words::tr("Only %n works as a hashtag there; the others stay plain words.", nullptr,
                                asCount(limit->value));
    }
    problem.remedy = Remedy::GoThere;
    problem.remedyLabel = Words::tr("Show it");
    problems.push_back(problem);
}

void checkForbidden(const Target &target, const QString &text, Problems &problems)
{
    QStringList found;
    qsizetype first = text.size();
    qsizetype length = 0;
    for (const QString &character : target.rules.text.forbidden.value) {
        const qsizetype at = text.indexOf(character);
        if (at < 0)
            continue;
        found.append(Words::tr("“%1”", "a character").arg(character));
        if (at < first) {
            first = at;
            length = character.size();
        }
    }
    if (found.isEmpty())
        return;
    Problem problem;
    problem.accountId = target.account.id;
    problem.what = Words::tr("%1: %2 cannot stand in the text.", "network, characters")
                       .arg(target.name, QLocale().createSeparatedList(found));
    problem.why = Words::tr("%1 refuses a text that holds such characters.").arg(target.rules.name);
    problem.textStart = int(first);
    problem.textLength = int(length);
    problem.remedy = Remedy::ReplaceForbidden;
    problem.remedyLabel = Words::tr("Replace them for %1").arg(target.name);
    problems.push_back(problem);
}

/// A link, and signs beside it at most.
bool isJustALink(const QString &part, const networks::NetworkRules &rules)
{
    const auto entities = networks::findEntities(part, rules.text.entities);
    if (entities.size() != 1 || entities.front().kind != EntityKind::Link)
        return false;
    QString beside = part;
    beside.remove(entities.front().start, entities.front().length);
    return std::ranges::all_of(beside, [](QChar character) { return character.isPunct(); });
}

/// What the person can do about a part that is too long.
void offerForPart(const Target &target, bool canBeSplit, bool isLink, bool isTagged, Problem &problem)
{
    if (canBeSplit) {
        problem.remedy = Remedy::SplitIntoThread;
        problem.remedyLabel = Words::tr("Split it at good places");
        return;
    }
    problem.remedy = Remedy::GoThere;
    problem.remedyLabel = Words::tr("Show it");
    if (!isLink)
        return;
    problem.why = isTagged
                      ? Words::tr("A link cannot be cut in two. Put a shorter one in, or take the post out "
                                  "of its campaign, which makes links longer.")
                      : Words::tr("A link cannot be cut in two. Put a shorter one in.");
    problem.other = Remedy::DropLinks;
    problem.otherLabel = Words::tr("Leave links out on %1").arg(target.name);
}

/// Each part of a thread by itself; a problem points at what of it is over.
void checkParts(const Target &target, const SentText &sent, const networks::MeasureOptions &options,
                Problems &problems)
{
    const QString &text = target.content.text;
    const QJsonObject &chosen = target.content.options;
    const QStringList parts = networks::withoutNumbers(sent.parts, chosen);
    const std::vector<PartPlace> places = placesOf(parts, sent.whole);
    std::optional<QStringList> better; // only what the person has split can be split better
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto measure = networks::measureText(sent.parts[i], target.rules, options);
        if (!measure.over)
            continue;
        if (!better && networks::threadMode(chosen) == networks::ThreadMode::Parts) {
            better = networks::splitParts(parts, target.rules, options,
                                          chosen.value(networks::option::threadNumbers).toBool());
        }
        const bool canBeSplit = better && !better->contains(parts[i]);
        const int over = asCount(measure.remaining ? -*measure.remaining : 0);
        const bool isLink = !canBeSplit && isJustALink(parts[i], target.rules);
        Problem problem;
        problem.accountId = target.account.id;
        problem.what =
            (isLink ? Words::tr("%1: a link in part %2 of the thread is %n character(s) too long.", nullptr,
                                over)
                    : Words::tr("%1: part %2 of the thread is %n character(s) too long.", nullptr, over))
                .arg(target.name, QLocale().toString(i + 1));
        problem.why = limitSentence(target, measure);
        const PartPlace &place = places[size_t(i)];
        const qsizetype fits = isLink ? place.start : std::min(place.start + measure.fits, place.end);
        const qsizetype start = untaggedOffset(text, sent.whole, fits);
        problem.textStart = int(start);
        problem.textLength = int(untaggedOffset(text, sent.whole, place.end) - start);
        offerForPart(target, canBeSplit, isLink, sent.whole != text, problem);
        problems.push_back(problem);
    }
}

QString dollars(qint64 millionths)
{
    // Cents, and more digits only where there are any (0.015 dollars).
    const QLocale locale;
    const double value = double(millionths) / 1e6;
    const int decimals = millionths % 10'000 == 0 ? 2 : millionths % 1'000 == 0 ? 3 : 4;
    return QStringLiteral("$") + locale.toString(value, 'f', decimals);
}
} // namespace

void checkText(const Target &target, Problems &problems)
{
    const QString &text = target.content.text;
    const SentText asSent =
        sentText(target.input.post, target.content, target.account, target.rules, target.input.utmCampaign);
    const QString &sent = asSent.whole;
    const auto options = measureOptions(target.account, target.content, target.rules);
    const bool isThread = !target.account.byHand && target.rules.threads.value &&
                          networks::threadMode(target.content.options) != networks::ThreadMode::None;
    const auto measure = networks::measureText(sent, target.rules, options);
    const bool tagged = sent != text;
    if (isThread) {
        checkParts(target, asSent, options, problems);
    } else if (measure.over) {
        Problem problem;
        problem.accountId = target.account.id;
        problem.what = tooLong(target, measure, false);
        problem.why = limitSentence(target, measure);
        const qsizetype fits = tagged ? untaggedOffset(text, sent, measure.fits) : measure.fits;
        problem.textStart = int(fits);
        problem.textLength = int(text.size() - fits);
        problem.remedy = Remedy::CutText;
        problem.remedyLabel = Words::tr("Cut it for %1").arg(target.name);
        if (!target.account.byHand && target.rules.threads.value) {
            QJsonObject asThread = target.content.options;
            networks::setThreadMode(asThread, networks::ThreadMode::Auto);
            const auto parts = networks::threadOf(sent, asThread, target.rules, options).size();
            // A single link, say, is one part however long it is.
            if (parts > 1) {
                problem.other = Remedy::SplitIntoThread;
                problem.otherLabel = Words::tr("Make it a thread of %n part(s)", nullptr, asCount(parts));
            }
        }
        problems.push_back(problem);
    }
    checkForbidden(target, text, problems);
    const auto entities =
        tagged ? networks::findEntities(text, target.rules.text.entities) : measure.entities;
    checkNumber(target, entities, EntityKind::Hashtag, target.rules.text.maxHashtags, problems);
    checkNumber(target, entities, EntityKind::Mention, target.rules.text.maxMentions, problems);
    checkNumber(target, entities, EntityKind::Cashtag, target.rules.text.maxCashtags, problems);

    const auto link = std::find_if(entities.begin(), entities.end(),
                                   [](const TextEntity &entity) { return entity.kind == EntityKind::Link; });
    const networks::Fact &clickable = target.rules.linksClickable;
    if (link != entities.end() && !clickable.value && !clickable.source.isEmpty()) {
        Problem problem;
        problem.severity = Severity::Look;
        problem.accountId = target.account.id;
        problem.what = Words::tr("%1: links in the text cannot be clicked.").arg(target.name);
        problem.why = Words::tr("People would have to type the address.");
        problem.textStart = int(link->start);
        problem.textLength = int(link->length);
        problem.remedy = Remedy::DropLinks;
        problem.remedyLabel = Words::tr("Leave links out on %1").arg(target.name);
        problems.push_back(problem);
    }
}

void checkFirstComment(const Target &target, Problems &problems)
{
    const QString &comment = target.content.firstComment;
    if (comment.trimmed().isEmpty())
        return;
    Problem problem;
    problem.place = ProblemPlace::FirstComment;
    problem.accountId = target.account.id;
    problem.remedy = Remedy::DropFirstComment;
    problem.remedyLabel = Words::tr("Leave it out on %1").arg(target.name);
    const networks::Fact &supported = target.rules.firstComment;
    if (!supported.value) {
        if (supported.source.isEmpty())
            return;
        problem.severity = Severity::Look;
        problem.what = Words::tr("%1 has no first comment.").arg(target.name);
        problem.why = Words::tr("The post goes out there without it.");
        problems.push_back(problem);
        return;
    }
    const QString sent = textAsSent(target.input.post, comment, target.account, target.input.utmCampaign);
    const auto measure = networks::measureText(
        sent, target.rules, commentMeasureOptions(target.account, target.content, target.rules));
    if (!measure.over)
        return;
    problem.what = tooLong(target, measure, true);
    problem.why = limitSentence(target, measure);
    const qsizetype fits = sent == comment ? measure.fits : untaggedOffset(comment, sent, measure.fits);
    problem.textStart = int(fits);
    problem.textLength = int(comment.size() - fits);
    problem.remedy = Remedy::CutText;
    problem.remedyLabel = Words::tr("Cut it for %1").arg(target.name);
    problems.push_back(problem);
}

void checkCost(const Target &target, Problems &problems)
{
    // Posting by hand uses no interface, and so costs nothing.
    if (target.account.byHand)
        return;
    const auto entities = networks::findEntities(target.content.text, target.rules.text.entities);
    const bool hasLink = countOf(entities, EntityKind::Link) > 0;
    const networks::CostRules &cost = target.rules.cost;
    const bool linkCostsMore =
        hasLink && cost.createPostWithLink &&
        cost.createPostWithLink->value > (cost.createPost ? cost.createPost->value : 0);
    const Limit &charged = linkCostsMore ? cost.createPostWithLink : cost.createPost;
    if (!charged || charged->value <= 0)
        return;
    Problem problem;
    problem.severity = Severity::Cost;
    problem.accountId = target.account.id;
    if (linkCostsMore) {
        problem.what =
            Words::tr("%1 charges %2 for a post with a link.").arg(target.name, dollars(charged->value));
        const qint64 without = cost.createPost ? cost.createPost->value : 0;
        problem.why = without > 0 ? Words::tr("Without a link it is %1.").arg(dollars(without))
                                  : Words::tr("Without a link it costs nothing.");
        const auto link = std::find_if(entities.begin(), entities.end(), [](const TextEntity &entity) {
            return entity.kind == EntityKind::Link;
        });
        problem.textStart = int(link->start);
        problem.textLength = int(link->length);
        problem.remedy = Remedy::DropLinks;
        problem.remedyLabel = Words::tr("Leave links out on %1").arg(target.name);
    } else {
        problem.what = Words::tr("%1 charges %2 for a post.").arg(target.name, dollars(charged->value));
    }
    problems.push_back(problem);
}

} // namespace hatstand::plan::check
