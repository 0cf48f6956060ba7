// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/usual_kind_rules.h"

#include "listen/kinds/kind_names.h"
#include "listen/sentiment/word_lists.h"

#include <QFile>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

std::vector<KindRule> rulesOf(const QString &language)
{
    QFile file(u":/hatstand/words/kinds/%1.txt"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return readKindRules(QString::fromUtf8(file.readAll())).value_or(std::vector<KindRule>());
}

std::optional<KindRule> readHead(const QString &line)
{
    const qsizetype afterKind = line.indexOf(u' ');
    const qsizetype afterPlace = line.indexOf(u' ', afterKind + 1);
    if (afterKind < 0 || afterPlace < 0)
        return std::nullopt;
    const std::optional<ConversationKind> kind = kindFromKey(QStringView(line).left(afterKind));
    bool isNumber = false;
    KindRule rule;
    rule.position = line.mid(afterKind + 1, afterPlace - afterKind - 1).toInt(&isNumber);
    rule.name = line.mid(afterPlace + 1).trimmed();
    if (!kind || !isNumber || rule.name.isEmpty())
        return std::nullopt;
    rule.kind = *kind;
    return rule;
}
} // namespace

std::optional<std::vector<KindRule>> readKindRules(const QString &text)
{
    std::vector<KindRule> rules;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        const QString words = line.simplified();
        if (words.isEmpty() || line.startsWith(u'#'))
            continue;
        if (!line.front().isSpace()) {
            std::optional<KindRule> rule = readHead(words);
            if (!rule)
                return std::nullopt;
            rules.push_back(*std::move(rule));
        } else if (rules.empty()) {
            return std::nullopt;
        } else {
            QString &query = rules.back().query;
            query += query.isEmpty() ? words : u' ' + words;
        }
    }
    return rules;
}

QStringList usualKindRuleLanguages()
{
    return {u"de"_s, u"en"_s, u"es"_s, u"fr"_s, u"nl"_s, u"pt"_s};
}

std::vector<KindRule> usualKindRules(const QStringList &languages)
{
    QStringList files{u"any"_s};
    const QStringList known = usualKindRuleLanguages();
    for (const QString &tag : languages + QStringList{u"en"_s}) {
        const QString language = QString::fromStdString(primaryLanguage(tag.toStdString()));
        if (known.contains(language) && !files.contains(language))
            files.append(language);
    }
    std::vector<KindRule> rules;
    for (const QString &file : files) {
        const std::vector<KindRule> more = rulesOf(file);
        rules.insert(rules.end(), more.begin(), more.end());
    }
    std::stable_sort(rules.begin(), rules.end(),
                     [](const KindRule &a, const KindRule &b) { return a.position < b.position; });
    for (size_t i = 0; i < rules.size(); ++i)
        rules[i].position = static_cast<int>(i);
    return rules;
}

} // namespace hatstand::listen
