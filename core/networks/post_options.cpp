// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/post_options.h"

#include <QJsonArray>

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
    else
        options.insert(option::languages, QJsonArray::fromStringList(languages.mid(0, option::maxLanguages)));
}

} // namespace hatstand::networks
