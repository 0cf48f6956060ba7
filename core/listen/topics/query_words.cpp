// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/query_words.h"

#include "listen/topics/query_values.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
using Kind = QueryNode::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::queryWords)
};

/// Around what is bold while patterns are filled in. Control characters: nothing that is shown holds them.
constexpr QChar boldFrom(0x02);
constexpr QChar boldUpTo(0x03);

QString bold(QString text)
{
    text.remove(boldFrom);
    text.remove(boldUpTo);
    return boldFrom + text + boldUpTo;
}

QString languageName(const QString &tag)
{
    const QLocale locale(tag);
    return locale.language() == QLocale::C ? tag : QLocale::languageToString(locale.language());
}

QString isWords(IsValue value, bool isNot)
{
    switch (value) {
    case IsValue::Question:
        return isNot ? Words::tr("no questions") : Words::tr("only questions");
    case IsValue::Reply:
        return isNot ? Words::tr("no replies") : Words::tr("only replies");
    case IsValue::Mention:
        return isNot ? Words::tr("no mentions") : Words::tr("only mentions");
    case IsValue::Quote:
        return isNot ? Words::tr("no quotes") : Words::tr("only quotes");
    case IsValue::Comment:
        return isNot ? Words::tr("no comments") : Words::tr("only comments");
    case IsValue::Review:
        return isNot ? Words::tr("no reviews") : Words::tr("only reviews");
    case IsValue::Direct:
        return isNot ? Words::tr("no direct messages") : Words::tr("only direct messages");
    case IsValue::Said:
        return isNot ? Words::tr("nothing said to nobody in particular")
                     : Words::tr("only what is said to nobody in particular");
    case IsValue::Answered:
    case IsValue::Unanswered:
        return isNot == (value == IsValue::Answered) ? Words::tr("only what is unanswered")
                                                     : Words::tr("only what is answered");
    case IsValue::Ours:
        return isNot ? Words::tr("nothing of ours") : Words::tr("only what is ours");
    case IsValue::Stranger:
        return isNot ? Words::tr("not from strangers") : Words::tr("only from strangers");
    case IsValue::Repeated:
        return isNot ? Words::tr("not what was said before in the same words")
                     : Words::tr("only what was said before in the same words");
    }
    return {};
}

QString feelingWords(Feeling value, bool isNot)
{
    switch (value) {
    case Feeling::Positive:
        return isNot ? Words::tr("not what is positive") : Words::tr("only what is positive");
    case Feeling::Neutral:
        return isNot ? Words::tr("not what is neutral") : Words::tr("only what is neutral");
    case Feeling::Negative:
        return isNot ? Words::tr("not what is negative") : Words::tr("only what is negative");
    case Feeling::Unknown:
        return isNot ? Words::tr("only where the feeling is known")
                     : Words::tr("only where the feeling is unknown");
    }
    return {};
}

QString starsWords(const QueryNode &node, bool isNot)
{
    if (node.number == node.upTo) {
        return isNot ? Words::tr("not with %n star(s)", nullptr, node.number)
                     : Words::tr("with %n star(s)", nullptr, node.number);
    }
    const QString from = QString::number(node.number);
    const QString upTo = QString::number(node.upTo);
    return isNot ? Words::tr("not with %1 to %2 stars").arg(from, upTo)
                 : Words::tr("with %1 to %2 stars").arg(from, upTo);
}

/// A condition that is no word; it stands behind the words, or alone.
QString condition(const QueryNode &node, bool isNot)
{
    switch (node.kind) {
    case Kind::From:
        return (isNot ? Words::tr("not from %1") : Words::tr("from %1")).arg(bold(node.text));
    case Kind::Language:
        return (isNot ? Words::tr("not in %1") : Words::tr("in %1")).arg(bold(languageName(node.text)));
    case Kind::Source:
        return (isNot ? Words::tr("not on %1") : Words::tr("on %1")).arg(bold(node.text));
    case Kind::Is:
        return isWords(static_cast<IsValue>(node.number), isNot);
    case Kind::Stars:
        return starsWords(node, isNot);
    case Kind::Feels:
        return feelingWords(static_cast<Feeling>(node.number), isNot);
    case Kind::Has:
        if (static_cast<HasValue>(node.number) == HasValue::Link)
            return isNot ? Words::tr("without a link") : Words::tr("with a link");
        if (static_cast<HasValue>(node.number) == HasValue::Words) {
            return isNot ? Words::tr("without words beside links and names")
                         : Words::tr("with words beside links and names");
        }
        return isNot ? Words::tr("without pictures or films") : Words::tr("with pictures or films");
    case Kind::Since:
    case Kind::Until: {
        const QString day = QLocale().toString(node.date, QLocale::ShortFormat);
        if (node.kind == Kind::Since)
            return (isNot ? Words::tr("before %1") : Words::tr("since %1")).arg(day);
        return (isNot ? Words::tr("after %1") : Words::tr("until %1")).arg(day);
    }
    default:
        return {};
    }
}

bool isCondition(Kind kind)
{
    switch (kind) {
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
    case Kind::Near:
    case Kind::Words:
    case Kind::Hashtag:
    case Kind::Mention:
        return false;
    default:
        return true;
    }
}

using Pattern = QString (*)(const QString &, const QString &);
QString either(const QString &a, const QString &b)
{
    return Words::tr("%1 or %2").arg(a, b);
}
QString both(const QString &a, const QString &b)
{
    return Words::tr("%1 and %2").arg(a, b);
}
QString listed(const QString &a, const QString &b)
{
    return Words::tr("%1, %2", "two parts of a list").arg(a, b);
}

QString joined(const QStringList &parts, Pattern pattern)
{
    QString all = parts.value(0);
    for (qsizetype i = 1; i < parts.size(); ++i)
        all = pattern(all, parts[i]);
    return all;
}

QString words(const QueryNode &node);

/// As one part of something larger.
QString asPart(const QueryNode &node)
{
    const bool isOne =
        node.children.empty() || (node.kind == Kind::Not && isCondition(node.children.front().kind));
    return isOne ? words(node) : Words::tr("(%1)", "a part of a query").arg(words(node));
}

/// What "without" names: each alternative of its own.
void addWithout(const QueryNode &node, QStringList &parts)
{
    if (node.kind != Kind::Or) {
        parts.append(asPart(node));
        return;
    }
    for (const QueryNode &child : node.children)
        addWithout(child, parts);
}

bool hasCondition(const QueryNode &node)
{
    return isCondition(node.kind) || std::any_of(node.children.begin(), node.children.end(), hasCondition);
}

QString allOf(const std::vector<QueryNode> &children)
{
    QStringList positive;
    QStringList conditions;
    QStringList without;
    const auto isSaid = [](const QueryNode &n) { return n.kind != Kind::Not && !isCondition(n.kind); };
    const bool isAlone = std::count_if(children.begin(), children.end(), isSaid) == 1;
    for (const QueryNode &child : children) {
        if (isCondition(child.kind)) {
            conditions.append(condition(child, false));
        } else if (child.kind != Kind::Not) {
            positive.append(isAlone ? words(child) : asPart(child));
        } else {
            const QueryNode &refused = child.children.front();
            if (isCondition(refused.kind))
                conditions.append(condition(refused, true));
            else if (hasCondition(refused))
                conditions.append(Words::tr("except (%1)").arg(words(refused)));
            else
                addWithout(refused, without);
        }
    }
    QStringList parts;
    if (!positive.isEmpty())
        parts.append(joined(positive, both));
    parts.append(conditions);
    if (!without.isEmpty())
        parts.append(Words::tr("without %1").arg(joined(without, listed)));
    return joined(parts, listed);
}

QString words(const QueryNode &node)
{
    switch (node.kind) {
    case Kind::Words:
        return bold(node.isPrefix ? node.text + u'*' : node.text);
    case Kind::Hashtag:
        return bold(u'#' + node.text);
    case Kind::Mention:
        return bold(u'@' + node.text);
    case Kind::And:
        return allOf(node.children);
    case Kind::Not:
        return allOf({node});
    case Kind::Or: {
        QStringList parts;
        for (const QueryNode &child : node.children)
            parts.append(asPart(child));
        return joined(parts, either);
    }
    case Kind::Near: {
        QStringList others;
        for (size_t i = 1; i < node.children.size(); ++i) {
            // What stands last needs no brackets.
            others.append(node.children.size() == 2 ? words(node.children[i]) : asPart(node.children[i]));
        }
        return Words::tr("%1, near %2").arg(words(node.children.front()), joined(others, both));
    }
    default:
        return condition(node, false);
    }
}
} // namespace

QList<ExplainedPiece> explain(const QueryNode &query)
{
    QList<ExplainedPiece> pieces;
    QString run;
    bool isBold = false;
    const auto finish = [&] {
        if (!run.isEmpty())
            pieces.append({run, isBold});
        run.clear();
    };
    const QString marked = words(query);
    for (const QChar c : marked) {
        if (c == boldFrom || c == boldUpTo) {
            finish();
            isBold = c == boldFrom;
        } else {
            run.append(c);
        }
    }
    finish();
    return pieces;
}

QString explainPlainly(const QueryNode &query)
{
    QString text = words(query);
    return text.remove(boldFrom).remove(boldUpTo);
}

} // namespace hatstand::listen
