// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/post_options.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace hatstand::networks
{

ReplyControl replyControl(const QJsonObject &options)
{
    const QJsonValue value = options.value(option::reply);
    if (value.isString())
        return {value.toString() == option::replyNobody ? ReplyControl::Who::Nobody
                                                        : ReplyControl::Who::Everyone};
    if (!value.isArray())
        return {};
    ReplyControl control;
    const QJsonArray groups = value.toArray();
    control.mentioned = groups.contains(QString(option::replyMentioned));
    control.following = groups.contains(QString(option::replyFollowing));
    control.who =
        control.mentioned || control.following ? ReplyControl::Who::Some : ReplyControl::Who::Nobody;
    return control;
}

void setReplyControl(QJsonObject &options, const ReplyControl &control)
{
    switch (control.who) {
    case ReplyControl::Who::Everyone:
        options.remove(option::reply);
        return;
    case ReplyControl::Who::Nobody:
        options.insert(option::reply, QString(option::replyNobody));
        return;
    case ReplyControl::Who::Some:
        break;
    }
    QJsonArray groups;
    if (control.mentioned)
        groups.append(QString(option::replyMentioned));
    if (control.following)
        groups.append(QString(option::replyFollowing));
    options.insert(option::reply, groups);
}

std::optional<Answered> answeredOf(const QJsonObject &options)
{
    const QJsonObject object = options.value(option::answers).toObject();
    const Answered answered{object.value(QLatin1StringView("root")).toString(),
                            object.value(QLatin1StringView("parent")).toString()};
    return answered.parentId.isEmpty() ? std::nullopt : std::optional(answered);
}

void setAnswered(QJsonObject &options, const Answered &answered)
{
    options.insert(option::answers, QJsonObject{{QStringLiteral("root"), answered.rootId},
                                                {QStringLiteral("parent"), answered.parentId}});
}

QStringList postLanguages(const QJsonObject &options)
{
    QStringList languages;
    const QJsonArray values = options.value(option::languages).toArray();
    for (const QJsonValue value : values) {
        const QString language = value.toString();
        if (!language.isEmpty() && !languages.contains(language) && languages.size() < option::maxLanguages)
            languages.append(language);
    }
    return languages;
}

void setPostLanguages(QJsonObject &options, const QStringList &languages)
{
    if (languages.isEmpty())
        options.remove(option::languages);
    else {
        QJsonArray kept;
        for (QString language : languages.mid(0, option::maxLanguages))
            kept.append(language.replace(QLatin1Char('_'), QLatin1Char('-'))); // "pt_BR", as systems write it
        options.insert(option::languages, kept);
    }
}

bool isLanguageTag(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"));
    return form.match(text).hasMatch();
}

} // namespace hatstand::networks
