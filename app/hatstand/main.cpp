// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"
#include "language.h"

#include <QApplication>
#include <QCommandLineParser>

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::Main)
};
} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hatstand"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HATSTAND_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Hatstand"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.hatstand.Hatstand"));

    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("All of social media management, on your own computer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("workspace"),
                                 Words::tr("The workspace to open; without it the last one."),
                                 QStringLiteral("[workspace]"));
    const QCommandLineOption theme(QStringLiteral("theme"), Words::tr("light, dark or system; kept."),
                                   QStringLiteral("theme"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      Words::tr("The language of the window; \"pseudo\" is a made-up one."),
                                      QStringLiteral("language"));
    const QCommandLineOption quietly(QStringLiteral("quietly"),
                                     Words::tr("Begin as an icon near the clock, without the window."));
    parser.addOptions({theme, language, quietly});
    parser.process(application);

    hatstand::Language words(application);
    {
        const hatstand::ui::Preferences preferences(hatstand::ui::Preferences::usualPath());
        words.use(parser.isSet(language) ? parser.value(language) : preferences.language());
    }
    hatstand::Desktop desktop(application);
    if (parser.isSet(theme)) {
        using Theme = hatstand::ui::Preferences::Theme;
        const QString name = parser.value(theme);
        if (name != QStringLiteral("light") && name != QStringLiteral("dark") &&
            name != QStringLiteral("system"))
            parser.showHelp(2);
        desktop.preferences().setTheme(name == QStringLiteral("light")  ? Theme::Light
                                       : name == QStringLiteral("dark") ? Theme::Dark
                                                                        : Theme::System);
    }
    QObject::connect(&desktop, &hatstand::Desktop::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    desktop.start(parser.positionalArguments().value(0), parser.isSet(quietly));
    return QApplication::exec();
}
