// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"
#include "language.h"
#include "one_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTimer>

#include <cstdio>
#include <optional>

namespace
{
using Theme = hatstand::ui::Preferences::Theme;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::Main)
};

std::optional<Theme> themeFromName(const QString &name)
{
    if (name == QStringLiteral("light"))
        return Theme::Light;
    if (name == QStringLiteral("dark"))
        return Theme::Dark;
    if (name == QStringLiteral("system"))
        return Theme::System;
    return std::nullopt;
}

/// A made-up one, or one whose way of writing dates and numbers is known.
bool isLanguage(const QString &name)
{
    return name == QStringLiteral("pseudo") || QLocale(name).language() != QLocale::C;
}

/// What is wrong with how the program was called goes to where it was called from, with the exit code that
/// says so.
int refuse(const QString &what)
{
    const QString line =
        QStringLiteral("hatstand: %1 %2\n").arg(what, Words::tr("\"hatstand --help\" tells what there is."));
    static_cast<void>(std::fputs(line.toLocal8Bit().constData(), stderr));
    return 2;
}

/// Opens the window, unless another has the same workspace open: then that one comes forward.
QCoro::Task<void> startOnce(hatstand::Desktop &desktop, hatstand::OneWindow &oneWindow,
                            hatstand::Timers &timers, QString file, bool quietly)
{
    const bool isOpen = co_await oneWindow.raiseOther(desktop.workspaceToOpen(file), timers);
    if (isOpen)
        QCoreApplication::quit();
    else
        desktop.start(file, quietly);
}
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
    if (!parser.parse(QCoreApplication::arguments()))
        return refuse(parser.errorText());
    parser.process(application); // help and version
    const std::optional<Theme> chosen = themeFromName(parser.value(theme));
    if (parser.isSet(theme) && !chosen)
        return refuse(Words::tr("\"%1\" is not a theme.").arg(parser.value(theme)));
    if (parser.isSet(language) && !isLanguage(parser.value(language)))
        return refuse(Words::tr("\"%1\" is not a language.").arg(parser.value(language)));
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return refuse(Words::tr("One workspace is open at a time; \"%1\" is one too many.").arg(files[1]));

    hatstand::Language words(application);
    {
        const hatstand::ui::Preferences preferences(hatstand::ui::Preferences::usualPath());
        words.use(parser.isSet(language) ? parser.value(language) : preferences.language());
    }
    hatstand::Desktop desktop(application);
    if (chosen)
        desktop.preferences().setTheme(*chosen);
    QObject::connect(&desktop, &hatstand::Desktop::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    hatstand::SystemTimers timers;
    hatstand::OneWindow oneWindow;
    QObject::connect(&desktop, &hatstand::Desktop::workspaceChanged, &oneWindow, &hatstand::OneWindow::keep);
    QObject::connect(&oneWindow, &hatstand::OneWindow::raiseRequested, &desktop,
                     [&desktop](const QByteArray &token) {
                         if (!token.isEmpty())
                             qputenv("XDG_ACTIVATION_TOKEN", token); // Qt gives it to the compositor
                         desktop.window().bringBack();
                     });
    // Nothing may be ended before the event loop runs.
    QTimer::singleShot(0, &desktop, [&, file = files.value(0), quiet = parser.isSet(quietly)] {
        startOnce(desktop, oneWindow, timers, file, quiet);
    });
    return QApplication::exec();
}
