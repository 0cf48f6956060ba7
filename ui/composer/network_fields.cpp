// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/network_fields.h"

#include "networks/post_options.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace hatstand::ui::composer
{

namespace
{
namespace option = networks::option;
using Kind = NetworkField::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer::NetworkFields)
};

NetworkField field(QLatin1StringView key, Kind kind, const QString &label, const QString &hint = {},
                   const QString &help = {})
{
    NetworkField made;
    made.key = key;
    made.kind = kind;
    made.label = label;
    made.hint = hint;
    made.help = help;
    return made;
}

NetworkField rare(NetworkField field)
{
    field.rare = true;
    return field;
}

NetworkField flag(QLatin1StringView key, const QString &label, bool byDefault = false)
{
    NetworkField made = field(key, Kind::Flag, label);
    made.byDefault = byDefault;
    return made;
}

NetworkField choice(QLatin1StringView key, const QString &label, std::vector<NetworkField::Choice> choices)
{
    NetworkField made = field(key, Kind::Choice, label);
    made.choices = std::move(choices);
    return made;
}

NetworkField title()
{
    return field(option::title, Kind::Line, Words::tr("Title"), Words::tr("From the first line of the text"));
}

NetworkField status()
{
    return choice(option::status, Words::tr("Goes there"),
                  {{Words::tr("To be read"), QJsonValue(QJsonValue::Undefined)},
                   {Words::tr("As a draft, for somebody to publish"), QString(option::statusDraft)}});
}

NetworkField tags()
{
    return field(option::tags, Kind::List, Words::tr("Tags"), Words::tr("Bread, Spring"),
                 Words::tr("With commas between them; hashtags of the text are tags anyway."));
}

NetworkField excerpt()
{
    return field(option::excerpt, Kind::Lines, Words::tr("Summary"), Words::tr("The network makes one"));
}

NetworkField slug()
{
    return field(option::slug, Kind::Line, Words::tr("End of the address"), Words::tr("From the title"));
}

NetworkField featured()
{
    return flag(option::featured, Words::tr("The first picture stands above the text"), true);
}

NetworkField quote()
{
    return field(option::quote, Kind::Line, Words::tr("Quotes"), Words::tr("Address of a post there"));
}

std::vector<NetworkField> ofMastodon()
{
    return {choice(option::visibility, Words::tr("Who sees it"),
                   {{Words::tr("As the account has it"), QJsonValue(QJsonValue::Undefined)},
                    {Words::tr("Everyone"), QStringLiteral("public")},
                    {Words::tr("Everyone, but not in the lists"), QStringLiteral("unlisted")},
                    {Words::tr("Only followers"), QStringLiteral("private")},
                    {Words::tr("Only those whom it mentions"), QStringLiteral("direct")}}),
            field(option::contentWarning, Kind::Line, Words::tr("Warning"),
                  Words::tr("None; the text is seen at once")),
            rare(flag(option::sensitive, Words::tr("Hide the pictures until they are asked for"))),
            rare(field(option::poll, Kind::Poll, Words::tr("Poll"))),
            rare(field(option::languages, Kind::List, Words::tr("Language"), Words::tr("The client's"),
                       Words::tr("Of the text, such as “en” or “pt”."))),
            rare(quote())};
}
} // namespace

std::vector<NetworkField> networkFields(const networks::NetworkKey &network)
{
    const QString key = network.toString();
    if (key == QLatin1StringView("mastodon"))
        return ofMastodon();
    if (key == QLatin1StringView("wordpress"))
        return {title(),
                status(),
                field(option::categories, Kind::List, Words::tr("Categories"), Words::tr("The usual one"),
                      Words::tr("With commas between them; those that are not there yet are made.")),
                rare(tags()),
                rare(excerpt()),
                rare(slug()),
                rare(choice(option::format, Words::tr("Written as"),
                            {{Words::tr("Blocks of the editor"), QJsonValue(QJsonValue::Undefined)},
                             {Words::tr("Plain HTML"), QStringLiteral("html")}})),
                rare(featured())};
    if (key == QLatin1StringView("ghost"))
        return {title(),
                status(),
                rare(tags()),
                rare(excerpt()),
                rare(slug()),
                rare(field(option::newsletter, Kind::Line, Words::tr("Newsletter"), Words::tr("None is sent"),
                           Words::tr("Its short name, as Ghost shows it in the settings."))),
                rare(featured())};
    if (key == QLatin1StringView("shaarli"))
        return {title(), tags(), flag(option::isPrivate, Words::tr("Only you see it")),
                rare(field(option::link, Kind::Line, Words::tr("Address"),
                           Words::tr("The first link of the text")))};
    if (key == QLatin1StringView("bluesky"))
        return {quote()};
    return {};
}

void setOption(QJsonObject &options, const NetworkField &field, const QJsonValue &value)
{
    const bool isDefault =
        value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()) ||
        (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty()) ||
        (value.isBool() && value.toBool() == field.byDefault);
    if (isDefault)
        options.remove(field.key);
    else
        options.insert(field.key, value);
}

QJsonValue listFrom(const QString &text)
{
    QStringList names;
    for (const QString &each : text.split(u',')) {
        const QString name = each.simplified();
        if (!name.isEmpty() && !names.contains(name, Qt::CaseInsensitive))
            names << name;
    }
    return QJsonArray::fromStringList(names);
}

QString listText(const QJsonValue &list)
{
    QStringList names;
    for (const QJsonValue &each : list.toArray())
        names << each.toString();
    return names.join(QStringLiteral(", "));
}

} // namespace hatstand::ui::composer
