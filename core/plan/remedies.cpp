// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/remedies.h"

#include "base/graphemes.h"
#include "networks/account_limits.h"
#include "networks/post_options.h"
#include "networks/text/thread_split.h"
#include "plan/forbidden_characters.h"
#include "plan/hidden_characters.h"
#include "plan/link_tagging.h"
#include "plan/measure_options.h"
#include "plan/sent_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hatstand::plan
{

namespace
{
/// Where a text of at most `end` units is best ended: after a sentence in its last half, else after a word in
/// its last quarter, else right there.
qsizetype goodBreak(const QString &text, qsizetype end)
{
    if (end >= text.size())
        return end;
    const auto endsSentence = [&text](qsizetype at) {
        const QChar before = text[at - 1];
        return text[at].isSpace() && (before == u'.' || before == u'!' || before == u'?' || before == u'…' ||
                                      before == QChar(0x3002) || before == u'\n');
    };
    for (qsizetype at = end; at > end / 2 && at > 0; --at) {
        if (endsSentence(at))
            return at;
    }
    for (qsizetype at = end; at > end * 3 / 4 && at > 0; --at) {
        if (text[at].isSpace())
            return at;
    }
    return end;
}

/// Not inside a link, mention or hashtag.
qsizetype outsideEntities(const networks::TextEntities &entities, qsizetype at)
{
    for (const networks::TextEntity &entity : entities) {
        if (entity.start < at && at < entity.end())
            return entity.start;
    }
    return at;
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

Version *versionOf(Post &post, const clients::AccountId &account)
{
    const auto found = std::find_if(post.versions.begin(), post.versions.end(),
                                    [&account](const Version &v) { return v.accountId == account; });
    return found == post.versions.end() ? nullptr : &*found;
}

/// Puts a text where the problem is: into the account's version, or into the post.
template <class Change>
std::optional<Post> withText(const Post &post, const Problem &problem, const Change &change)
{
    Post better = post;
    const bool comment = problem.place == ProblemPlace::FirstComment;
    if (problem.accountId.isNull()) {
        QString &text = comment ? better.firstComment : better.text;
        text = change(text);
        return better;
    }
    Version *version = versionOf(better, problem.accountId);
    if (!version)
        return std::nullopt;
    const EffectiveVersion now = effectiveVersion(post, *version);
    if (comment)
        version->firstComment = change(now.firstComment);
    else
        version->text = change(now.text);
    return better;
}

std::optional<Post> withoutMedia(const Post &post, const Problem &problem)
{
    Post better = post;
    std::vector<PostMedia> *media = &better.media;
    if (!problem.accountId.isNull()) {
        Version *version = versionOf(better, problem.accountId);
        if (!version)
            return std::nullopt;
        if (!version->media)
            version->media = post.media;
        media = &*version->media;
    }
    if (problem.mediaIndex < 0 || problem.mediaIndex >= int(media->size()))
        return std::nullopt;
    media->erase(media->begin() + problem.mediaIndex);
    return better;
}

/// Those of the problem's account; of an account that is gone, those that the networks have in common.
networks::TextRules textRulesFor(const CheckInput &input, const Problem &problem, const RulesOf &rulesOf)
{
    const auto account =
        std::find_if(input.accounts.begin(), input.accounts.end(),
                     [&problem](const clients::Account &a) { return a.id == problem.accountId; });
    return account == input.accounts.end() ? networks::TextRules() : rulesOf(account->network).text;
}

std::optional<Post> withCutText(const CheckInput &input, const Problem &problem, const RulesOf &rulesOf)
{
    const auto account =
        std::find_if(input.accounts.begin(), input.accounts.end(),
                     [&problem](const clients::Account &a) { return a.id == problem.accountId; });
    const Version *version = input.post.version(problem.accountId);
    if (account == input.accounts.end() || !version)
        return std::nullopt;
    const networks::NetworkRules &rules = rulesOf(account->network);
    const bool comment = problem.place == ProblemPlace::FirstComment;
    const EffectiveVersion content = effectiveVersion(input.post, *version);
    const auto options =
        comment ? commentMeasureOptions(*account, content, rules) : measureOptions(*account, content, rules);
    std::function<QString(const QString &)> asSent;
    if (input.post.tagLinks) {
        asSent = [&input, account](const QString &text) {
            return textAsSent(input.post, text, *account, input.utmCampaign);
        };
    }
    return withText(input.post, problem,
                    [&](const QString &text) { return cutToFit(text, rules, options, asSent); });
}

/// Split by itself from here on; what the person has split already, and is too long, becomes more parts.
/// Empty where that changes nothing.
std::optional<Post> asThread(const CheckInput &input, const Problem &problem, const RulesOf &rulesOf)
{
    const auto account = std::ranges::find(input.accounts, problem.accountId, &clients::Account::id);
    Post better = input.post;
    Version *version = versionOf(better, problem.accountId);
    if (account == input.accounts.end() || !version)
        return std::nullopt;
    switch (networks::threadMode(version->options)) {
    case networks::ThreadMode::None:
        networks::setThreadMode(version->options, networks::ThreadMode::Auto);
        return better;
    case networks::ThreadMode::Auto:
        return std::nullopt;
    case networks::ThreadMode::Parts:
        break;
    }
    const networks::NetworkRules &rules = rulesOf(account->network);
    const EffectiveVersion content = effectiveVersion(input.post, *version);
    // Measured as it is sent: with the campaign's parameters and the numbers.
    const SentText sent = sentText(input.post, content, *account, rules, input.utmCampaign);
    const QStringList now = networks::withoutNumbers(sent.parts, content.options);
    const QStringList parts =
        networks::splitParts(now, rules, measureOptions(*account, content, rules),
                             content.options.value(networks::option::threadNumbers).toBool());
    if (parts == now)
        return std::nullopt;
    version->text = networks::withMarks(asWritten(parts, sent.whole, content.text));
    return better;
}
} // namespace

QString withoutLinks(const QString &text, networks::EntityRule rule)
{
    QString kept;
    qsizetype from = 0;
    for (const networks::TextEntity &entity : networks::findEntities(text, rule)) {
        if (entity.kind != networks::EntityKind::Link)
            continue;
        QStringView before = QStringView(text).mid(from, entity.start - from);
        from = entity.end();
        // One of the two blanks around a link goes with it.
        const bool blankAfter = from >= text.size() || text[from].isSpace();
        if (blankAfter && before.endsWith(u' '))
            before.chop(1);
        kept += before;
    }
    if (from == 0)
        return text;
    kept += QStringView(text).mid(from);
    return kept.trimmed();
}

QString cutToFit(const QString &text, const networks::NetworkRules &rules,
                 const networks::MeasureOptions &options,
                 const std::function<QString(const QString &)> &asSent)
{
    const auto sent = [&asSent](const QString &candidate) { return asSent ? asSent(candidate) : candidate; };
    const QString whole = sent(text);
    const auto measure = networks::measureText(whole, rules, options);
    if (!measure.over)
        return text;
    const auto entities = networks::findEntities(text, rules.text.entities);
    const qsizetype fits = asSent ? untaggedOffset(text, whole, measure.fits) : measure.fits;
    const auto clusterEnds = graphemeEnds(QStringView(text).left(fits));
    // The mark at the end needs room too; each round gives up a little more until it fits.
    size_t clusters = clusterEnds.size();
    for (size_t give = 0; clusters > give; give = std::max<size_t>(1, give * 2)) {
        clusters -= give;
        const qsizetype end = outsideEntities(entities, clusterEnds[clusters - 1]);
        const qsizetype at = outsideEntities(entities, goodBreak(text, end));
        QString candidate = trimmedEnd(text.left(at)) + QChar(u'…');
        if (at > 0 && !networks::measureText(sent(candidate), rules, options).over)
            return candidate;
    }
    return {};
}

std::optional<Post> remedied(const CheckInput &input, const Problem &problem, const RulesOf &rulesOf)
{
    switch (problem.remedy) {
    case Remedy::RemovePicture:
        return withoutMedia(input.post, problem);
    case Remedy::DropHiddenMarks:
        return withText(input.post, problem, withoutHiddenCharacters);
    case Remedy::RepairText:
        return withText(input.post, problem, withoutBrokenCharacters);
    case Remedy::DropFirstComment:
        return withText(input.post, problem, [](const QString &) { return QString(); });
    case Remedy::CutText:
        return withCutText(input, problem, rulesOf);
    case Remedy::DropLinks:
        return withText(input.post, problem,
                        [rule = textRulesFor(input, problem, rulesOf).entities](const QString &text) {
                            return withoutLinks(text, rule);
                        });
    case Remedy::ReplaceForbidden:
        return withText(input.post, problem,
                        [rules = textRulesFor(input, problem, rulesOf)](const QString &text) {
                            return withoutForbidden(text, rules);
                        });
    case Remedy::DropAccount: {
        Post better = input.post;
        std::erase_if(better.versions,
                      [&problem](const Version &version) { return version.accountId == problem.accountId; });
        return better;
    }
    case Remedy::SplitIntoThread:
        return asThread(input, problem, rulesOf);
    case Remedy::None:
    case Remedy::GoThere:
    case Remedy::DescribePicture:
    case Remedy::ShrinkPicture:
    case Remedy::CropPicture:
    case Remedy::ChooseAccount:
    case Remedy::ChooseTime:
    case Remedy::OwnText:
    case Remedy::SignIn:
    case Remedy::ResumeAccount:
        return std::nullopt;
    }
    return std::nullopt;
}

namespace
{
void narrow(int &side, const networks::Limit &limit)
{
    if (limit && limit->value > 0 && (side == 0 || limit->value < side))
        side = int(std::min<qint64>(limit->value, std::numeric_limits<int>::max()));
}

void narrow(PictureLimits &limits, const networks::MediaKindRules &rules, const QSize &pixels)
{
    if (rules.maxBytes && (limits.maxBytes == 0 || rules.maxBytes->value < limits.maxBytes))
        limits.maxBytes = rules.maxBytes->value;
    narrow(limits.within.rwidth(), rules.maxWidth);
    narrow(limits.within.rheight(), rules.maxHeight);
    narrow(pixels.width() < pixels.height() ? limits.within.rwidth() : limits.within.rheight(),
           rules.maxShortSide);
    QStringList both;
    for (const QString &type : limits.types) {
        if (rules.types.contains(type))
            both.append(type);
    }
    if (limits.types.isEmpty())
        limits.types = rules.types;
    else if (!both.isEmpty())
        limits.types = both;
}

/// A server that limits width times height takes this picture smaller in the same shape.
void narrowByArea(PictureLimits &limits, const std::optional<qint64> &most, const QSize &pixels)
{
    const double area = double(pixels.width()) * pixels.height();
    if (!most || area <= double(*most))
        return;
    const double share = std::sqrt(double(*most) / area);
    const auto side = [share](int length) {
        return networks::Limit({std::max<qint64>(1, qint64(length * share)), {}, {}});
    };
    narrow(limits.within.rwidth(), side(pixels.width()));
    narrow(limits.within.rheight(), side(pixels.height()));
}

const std::vector<PostMedia> *mediaFor(const Post &post, const clients::AccountId &account)
{
    const Version *version = post.version(account);
    return version && version->media ? &*version->media : &post.media;
}
} // namespace

PictureLimits shrinkLimits(const CheckInput &input, const Problem &problem, const RulesOf &rulesOf)
{
    const auto *concerned = mediaFor(input.post, problem.accountId);
    PictureLimits limits;
    limits.within = QSize(0, 0);
    const QSize pixels = input.media.value(pictureOf(input.post, problem)).pixels;
    const auto narrowBy = [&](const clients::Account &account) {
        if (!input.post.version(account.id) || mediaFor(input.post, account.id) != concerned)
            return;
        narrow(limits, networks::withLimits(rulesOf(account.network), account.options).media.image, pixels);
        narrowByArea(limits, networks::accountLimits(account.options).imagePixels, pixels);
    };
    // First the one that complains: where two share no type at all, its types count.
    for (const clients::Account &account : input.accounts) {
        if (account.id == problem.accountId)
            narrowBy(account);
    }
    for (const clients::Account &account : input.accounts) {
        if (account.id != problem.accountId)
            narrowBy(account);
    }
    return limits;
}

MediaId pictureOf(const Post &post, const Problem &problem)
{
    const auto *media = mediaFor(post, problem.accountId);
    if (problem.mediaIndex < 0 || problem.mediaIndex >= int(media->size()))
        return {};
    return (*media)[size_t(problem.mediaIndex)].mediaId;
}

std::optional<Post> withOtherPicture(const Post &post, const clients::AccountId &account,
                                     const MediaId &before, const MediaId &after)
{
    Post better = post;
    Version *version = versionOf(better, account);
    bool found = false;
    for (PostMedia &place : version && version->media ? *version->media : better.media) {
        if (place.mediaId != before)
            continue;
        place.mediaId = after;
        found = true;
    }
    if (!found)
        return std::nullopt;
    return better;
}

} // namespace hatstand::plan
