// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QTextStream>
#include <QTimer>

namespace
{
using namespace hatstand;
using namespace hatstand::tour;
using Theme = ui::Preferences::Theme;

/// Each line begins with an empty computer, on which the main job is done in its first look.
const std::vector<std::vector<Look>> &looks()
{
    static const std::vector<std::vector<Look>> all{
        {{QString(), Theme::Light, QStringLiteral("en-GB"), {1440, 900}},
         {QStringLiteral("-pseudo"), Theme::Light, QStringLiteral("pseudo"), {1440, 900}},
         {QStringLiteral("-narrow"), Theme::Light, QStringLiteral("en-GB"), {980, 640}}},
        {{QStringLiteral("-dark"), Theme::Dark, QStringLiteral("en-GB"), {1440, 900}}},
    };
    return all;
}

/// What happened, line by line; the exit code of the program.
class Teller
{
public:
    void say(const QString &line) { QTextStream(stdout) << line << Qt::endl; }
    void tell(const Step &step, const Result<void> &result)
    {
        if (result) {
            say(QStringLiteral("  done    %1").arg(QString::fromUtf8(step.words)));
            return;
        }
        ++failed;
        say(QStringLiteral("  FAILED  %1: %2").arg(QString::fromUtf8(step.words), result.error().sentence()));
    }
    int failed = 0;
};

QCoro::Task<bool> doMainJob(Stage &stage, Teller &teller)
{
    teller.say(QStringLiteral("The main job%1").arg(stage.look().suffix));
    for (const Step &step : mainJob()) {
        const auto result = co_await step.run(stage);
        teller.tell(step, result);
        if (!result) {
            (void)stage.picture(QStringLiteral("failed"));
            co_return false; // each step builds on those before it
        }
    }
    co_return true;
}

QCoro::Task<void> give(QApplication &application, QString folder, bool quick, Teller &teller)
{
    for (const std::vector<Look> &ofOne : looks()) {
        Stage stage(application, folder);
        stage.begin(ofOne.front());
        if (!co_await doMainJob(stage, teller))
            co_return;
        for (const Look &look : ofOne) {
            stage.begin(look);
            teller.say(QStringLiteral("Pictures%1").arg(look.suffix));
            for (const Step &scene : scenes()) {
                stage.clearFoot();
                const auto result = co_await scene.run(stage);
                teller.tell(scene, result);
            }
            if (quick)
                co_return;
        }
    }
}

QCoro::Task<void> run(QApplication &application, QString folder, bool quick, Teller &teller)
{
    co_await give(application, std::move(folder), quick, teller);
    QCoreApplication::exit(teller.failed == 0 ? 0 : 1);
}
} // namespace

int main(int argc, char **argv)
{
    // The same pictures everywhere: no display, and the zone in which the sample's day is told.
    qputenv("TZ", "Europe/Lisbon");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hatstand-tour"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HATSTAND_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Does the main job in the real window without a display, and takes pictures."));
    parser.addHelpOption();
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Where the pictures go."),
                                 QStringLiteral("folder"), QStringLiteral("tour"));
    const QCommandLineOption quickly(QStringLiteral("quick"), QStringLiteral("Light pictures only."));
    parser.addOptions({out, quickly});
    parser.process(application);
    if (!QDir().mkpath(parser.value(out))) {
        QTextStream(stderr) << "The folder " << parser.value(out) << " could not be made." << Qt::endl;
        return 2;
    }

    QElapsedTimer watch;
    watch.start();
    Teller teller;
    QTimer::singleShot(0, &application,
                       [&application, folder = parser.value(out), quick = parser.isSet(quickly), &teller] {
                           run(application, folder, quick, teller);
                       });
    const int code = QApplication::exec();
    teller.say(QStringLiteral("%1 after %2 s; the pictures are in %3")
                   .arg(code == 0 ? QStringLiteral("All of it worked")
                                  : QStringLiteral("%1 steps did not work").arg(teller.failed))
                   .arg(static_cast<double>(watch.elapsed()) / 1000, 0, 'f', 1)
                   .arg(QDir(parser.value(out)).absolutePath()));
    return code;
}
