// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/program_runner.h"

#include "base/completion.h"
#include "base/timers.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <memory>

namespace hatstand::publish
{

namespace
{
/// systemctl itself waits up to 90 s for a service that does not say that it is ready.
constexpr Milliseconds patience{120'000};

QCoro::Task<ProgramEnd> run(std::shared_ptr<Timers> timers, QString program, QStringList arguments)
{
    const Completion<ProgramEnd> ended;
    auto *process = new QProcess;
    QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
    surroundings.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process->setProcessEnvironment(surroundings);
    QObject::connect(process, &QProcess::finished, process,
                     [process, ended](int code, QProcess::ExitStatus status) {
                         process->deleteLater();
                         ended.complete({true, status == QProcess::NormalExit ? code : -1,
                                         QString::fromUtf8(process->readAllStandardOutput()),
                                         QString::fromUtf8(process->readAllStandardError())});
                     });
    QObject::connect(process, &QProcess::errorOccurred, process,
                     [process, ended](QProcess::ProcessError error) {
                         if (error != QProcess::FailedToStart)
                             return;
                         process->deleteLater();
                         ended.complete({false, -1, {}, process->errorString()});
                     });
    timers->callAfter(patience, process, [process] { process->kill(); });
    process->start(program, arguments, QIODevice::ReadOnly);
    ProgramEnd end = co_await ended;
    co_return end;
}
} // namespace

RunProgram realPrograms()
{
    // Of its own: what was asked for may go on after the window, and the workspace, have been closed.
    const std::shared_ptr<Timers> timers = std::make_shared<SystemTimers>();
    return [timers](const QString &program, const QStringList &arguments) {
        return run(timers, program, arguments);
    };
}

} // namespace hatstand::publish
