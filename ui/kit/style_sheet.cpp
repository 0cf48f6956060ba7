// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/style_sheet.h"

#include "kit/kit_resources.h"
#include "kit/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>

namespace hatstand::ui
{

namespace
{

QHash<QString, QString> tokensOf(const Theme &theme)
{
    QHash<QString, QString> tokens;
    const auto colour = [&tokens](const QString &name, const QColor &value) {
        tokens.insert(name, value.name());
    };
    colour(QStringLiteral("window"), theme.window);
    colour(QStringLiteral("rail"), theme.rail);
    colour(QStringLiteral("surface"), theme.surface);
    colour(QStringLiteral("sunken"), theme.sunken);
    colour(QStringLiteral("raised"), theme.raised);
    colour(QStringLiteral("hover"), theme.hover);
    colour(QStringLiteral("line"), theme.line);
    colour(QStringLiteral("line2"), theme.line2);
    colour(QStringLiteral("control"), theme.control);
    colour(QStringLiteral("text"), theme.text);
    colour(QStringLiteral("text2"), theme.text2);
    colour(QStringLiteral("text3"), theme.text3);
    colour(QStringLiteral("accent"), theme.accent);
    colour(QStringLiteral("accentHover"), theme.accentHover);
    colour(QStringLiteral("onAccent"), theme.onAccent);
    colour(QStringLiteral("accentTint"), theme.accentTint);
    colour(QStringLiteral("accentTint2"), theme.accentTint2);
    colour(QStringLiteral("accentText"), theme.accentText);
    colour(QStringLiteral("danger"), theme.danger);
    colour(QStringLiteral("onDanger"), theme.onDanger);
    colour(QStringLiteral("good"), theme.ink(Ink::Good));
    colour(QStringLiteral("bad"), theme.ink(Ink::Bad));
    colour(QStringLiteral("badFill"), theme.status(Status::Failed).fill);
    colour(QStringLiteral("badEdge"), theme.status(Status::Failed).edge);
    colour(QStringLiteral("warning"), theme.ink(Ink::Warning));
    const bool fromRight = QGuiApplication::isRightToLeft();
    tokens.insert(QStringLiteral("start"), fromRight ? QStringLiteral("right") : QStringLiteral("left"));
    tokens.insert(QStringLiteral("end"), fromRight ? QStringLiteral("left") : QStringLiteral("right"));
    tokens.insert(QStringLiteral("fieldAlignment"),
                  fromRight ? QStringLiteral("AlignRight|AlignAbsolute|AlignVCenter")
                            : QStringLiteral("AlignLeading|AlignVCenter"));
    tokens.insert(QStringLiteral("fixedFamily"), theme.fixedFamily);
    tokens.insert(QStringLiteral("theme"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    return tokens;
}

} // namespace

QString styleSheet(const Theme &theme)
{
    registerKitResources();
    QFile file(QStringLiteral(":/hatstand/style/kit.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    const QHash<QString, QString> tokens = tokensOf(theme);

    QString sheet;
    sheet.reserve(source.size() * 5 / 4);
    for (qsizetype at = 0; at < source.size();) {
        const QChar character = source.at(at);
        qsizetype end = at + 1;
        if (character == QLatin1Char('@')) {
            while (end < source.size() && source.at(end).isLetterOrNumber())
                ++end;
            const QString name = source.mid(at + 1, end - at - 1);
            // An unknown name stays as it is written; a test holds that none is left.
            sheet += tokens.value(name, source.mid(at, end - at));
        } else if (character.isDigit()) {
            while (end < source.size() && source.at(end).isDigit())
                ++end;
            const QString number = source.mid(at, end - at);
            if (QStringView(source).mid(end, 2) == QLatin1String("dp")) {
                sheet += QString::number(theme.px(number.toInt())) + QLatin1String("px");
                end += 2;
            } else {
                sheet += number;
            }
        } else if (character.isLetter() || character == QLatin1Char('#')) {
            // A word is copied whole, so that digits within it are not taken for a length.
            while (end < source.size() && source.at(end).isLetterOrNumber())
                ++end;
            sheet += QStringView(source).mid(at, end - at);
        } else {
            sheet += character;
        }
        at = end;
    }
    return sheet;
}

} // namespace hatstand::ui
