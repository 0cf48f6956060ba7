// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"
#include "storage/workspace.h"
#include "storage/workspace_places.h"

#include <utility>

namespace hatstand::cli
{

Context::Context(Output &output, QString workspacePath)
    : m_output(output), m_workspacePath(std::move(workspacePath))
{
    if (m_workspacePath.isEmpty())
        m_workspacePath = qEnvironmentVariable("HATSTAND_WORKSPACE");
    if (m_workspacePath.isEmpty())
        m_workspacePath = Parts::lastWorkspacePath();
}

Context::~Context() = default;

const Clock &Context::clock() const
{
    if (m_shiftedClock)
        return *m_shiftedClock;
    return m_systemClock;
}

void Context::setNow(Instant now)
{
    Q_ASSERT(!m_parts);
    m_shiftedClock.emplace(m_systemClock, now);
}

QString Context::workspacePath() const
{
    return m_workspacePath;
}

Result<Parts *> Context::open()
{
    if (m_parts)
        return m_parts.get();
    if (m_workspacePath.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("No workspace was named, and none has been opened before."), {},
                    Tr::tr("Name it with --workspace FILE."));
    auto opened = Parts::open(m_workspacePath, clock(), Parts::Use::CommandLine);
    if (!opened)
        return fail(std::move(opened.error()));
    // What cannot be read must not look like what is not there.
    if (auto read = (*opened)->clients().load(); !read)
        return fail(std::move(read.error()));
    if (auto read = (*opened)->accounts().load(); !read)
        return fail(std::move(read.error()));
    if (const auto shared = storage::sharedFolders((*opened)->workspace().path()))
        m_output.remark(shared->sentence());
    m_parts = std::move(*opened);
    return m_parts.get();
}

Error wrongCall(const QString &what, const QString &remedy)
{
    return {ErrorCode::InvalidInput, what, {}, remedy, {}};
}

ExitCode failed(Context &context, const Error &error, const QJsonObject &beside)
{
    context.output().error(error, beside);
    return error.code == ErrorCode::InvalidInput ? ExitCode::Usage : ExitCode::Failed;
}

} // namespace hatstand::cli
