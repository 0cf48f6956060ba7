// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/begun_thread.h"

#include "networks/post_options.h"
#include "networks/text/thread_split.h"
#include "plan/measure_options.h"
#include "plan/media/framing.h"
#include "publish/frozen_content.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace hatstand::publish
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::publish)
};

/// A text without white space and without the trackers of its links, which change with the campaign.
struct Bare
{
    QString characters;
    std::vector<qsizetype> places; ///< of each character in the text, and at last the text's end
};

Bare bareOf(const QString &text)
{
    static const QRegularExpression trackers(QStringLiteral("[?&]utm_[a-z]+=[^\\s&#]*"));
    Bare bare;
    qsizetype at = 0;
    const auto take = [&](qsizetype until) {
        for (; at < until; ++at) {
            if (text[at].isSpace())
                continue;
            bare.characters += text[at];
            bare.places.push_back(at);
        }
    };
    for (auto found = trackers.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        take(match.capturedStart());
        at = match.capturedEnd();
    }
    take(text.size());
    bare.places.push_back(text.size());
    return bare;
}

/// Without " 3/9" at the end of the third.
QString withoutNumber(const QString &part, qsizetype position)
{
    static const QRegularExpression number(QStringLiteral("\\s(\\d+)/\\d+$"));
    const QRegularExpressionMatch match = number.match(part);
    return match.hasMatch() && match.captured(1) == QString::number(position + 1)
               ? part.first(match.capturedStart())
               : part;
}

/// Reads along a text.
class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text), m_bare(bareOf(text)) {}

    /// Passes that part, if it stands here. Numbers can have been chosen, or not any more, since it went out.
    bool pass(const QString &part, qsizetype position, bool numbered)
    {
        const QString plain = withoutNumber(part, position);
        return pass(numbered ? plain : part) || pass(numbered ? part : plain);
    }
    /// Passes one line of hyphens, if there is one here.
    bool passMark()
    {
        static const QRegularExpression mark(QStringLiteral("^-{3,}[ \\t]*(?=\\n|$)"));
        if (!hasBreakBefore(QLatin1Char('\n')))
            return false;
        const QRegularExpressionMatch match = mark.match(rest());
        if (!match.hasMatch())
            return false;
        m_at += match.captured().trimmed().size();
        return true;
    }
    /// Whether a part may end here; `next`, without its number, followed so far.
    [[nodiscard]] bool isAtJoint(const QString &next) const
    {
        constexpr qsizetype enough = 8;
        if (m_at == m_bare.characters.size() || hasBreakBefore())
            return true;
        QTextBoundaryFinder words(QTextBoundaryFinder::Line, m_text);
        words.setPosition(m_bare.places[static_cast<size_t>(m_at)]);
        if (words.isAtBoundary())
            return true;
        const QString begin = bareOf(next).characters.left(enough);
        return !begin.isEmpty() && QStringView(m_bare.characters).sliced(m_at).startsWith(begin);
    }
    [[nodiscard]] QString rest() const { return m_text.sliced(m_bare.places[static_cast<size_t>(m_at)]); }

private:
    bool pass(const QString &words)
    {
        const QString bare = bareOf(words).characters;
        if (!QStringView(m_bare.characters).sliced(m_at).startsWith(bare))
            return false;
        m_at += bare.size();
        return true;
    }
    /// White space stands before the next character; of that kind, where one is given.
    [[nodiscard]] bool hasBreakBefore(QChar kind = {}) const
    {
        if (m_at == 0)
            return true;
        const qsizetype from = m_bare.places[static_cast<size_t>(m_at) - 1] + 1;
        const QStringView between =
            QStringView(m_text).sliced(from, m_bare.places[static_cast<size_t>(m_at)] - from);
        return std::ranges::any_of(between,
                                   [kind](QChar c) { return kind.isNull() ? c.isSpace() : c == kind; });
    }

    const QString m_text;
    const Bare m_bare;
    qsizetype m_at = 0; ///< in the bare one
};

/// What goes with the first `parts` of them, to be compared.
QStringList mediaOf(const QString &content, qsizetype parts)
{
    QStringList media;
    for (const FrozenMedia &one : frozenMedia(content)) {
        if (one.use.part < parts) {
            media << QStringList{QString::number(one.use.part), QString::fromLatin1(one.item.sha256.toHex()),
                                 plan::framingText(one.use), one.use.altText}
                         .join(u'\n');
        }
    }
    return media;
}

Error isPublicAlready(qsizetype parts)
{
    return {
        ErrorCode::NotAllowed,
        Tr::tr("The beginning of this post is public already."),
        Tr::tr("It goes out part by part, and stands on the network up to part %1 as it was.").arg(parts),
        Tr::tr("Leave that as it was and change only what follows it, or leave the rest of it first. What "
               "is public is changed on the network itself."),
        {}};
}
} // namespace

std::optional<QString> textBehind(const QString &text, const QStringList &there, bool numbered,
                                  const QString &next)
{
    Reader reader(text);
    for (qsizetype i = 0; i < there.size(); ++i) {
        while (!reader.pass(there[i], i, numbered)) {
            if (!reader.passMark())
                return std::nullopt;
        }
    }
    if (!reader.isAtJoint(numbered ? withoutNumber(next, there.size()) : next))
        return std::nullopt;
    return reader.rest();
}

Result<QString> freezeFor(const Delivery &delivery, const plan::Post &post, const plan::Version &version,
                          const clients::Account &account, const networks::RulesCatalogue &catalogue,
                          const Freeze &freeze)
{
    auto fresh = freeze(post, version);
    if (!fresh || !delivery.hasBegun())
        return fresh;
    plan::Version unsplit = version;
    networks::setThreadMode(unsplit.options, networks::ThreadMode::None);
    const auto whole = freeze(post, unsplit);
    if (!whole)
        return whole;
    const auto sent =
        thawContent(delivery.content, delivery.recordKey, [](const plan::MediaItem &) { return QString(); });
    if (!sent) // nobody knows any more what of it is public
        return fail(sent.error());
    const QStringList before = frozenTexts(delivery.content);
    const bool numbered = before.size() > 1 && sent->options.value(networks::option::threadNumbers).toBool();
    const qsizetype parts = std::min<qsizetype>(delivery.linksThere, before.size());
    QStringList texts = before.first(parts);
    const auto rest = textBehind(frozenTexts(*whole).constFirst(), texts, numbered, before.value(parts));
    if (!rest)
        return fail(isPublicAlready(parts));
    if (!rest->trimmed().isEmpty()) {
        const plan::EffectiveVersion effective = plan::effectiveVersion(post, version);
        const networks::NetworkRules &rules = catalogue.findOrOther(account.network);
        const bool isThread =
            rules.threads.value && networks::threadMode(effective.options) != networks::ThreadMode::None;
        if (!isThread) // one text, which stands there as it was
            return fail(isPublicAlready(parts));
        texts += networks::threadOf(*rest, effective.options, rules,
                                    plan::measureOptions(account, effective, rules), parts);
    }
    QString content = withTexts(*fresh, texts);
    if (mediaOf(content, parts) != mediaOf(delivery.content, parts))
        return fail(isPublicAlready(parts));
    return content;
}

} // namespace hatstand::publish
