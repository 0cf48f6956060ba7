// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/media_adder.h"

#include "plan/draft_keeper.h"
#include "plan/formats/media_probe.h"
#include "plan/media/media_store.h"
#include "plan/post_service.h"

#include <QMimeData>
#include <QPointer>
#include <QUrl>

#include <algorithm>

namespace hatstand::ui::composer
{

MediaAdder::MediaAdder(const Services &services, ComposerState &state, Dialogs &dialogs, Navigator &navigator,
                       QWidget *page)
    : QObject(page)
    , m_services(services)
    , m_state(state)
    , m_dialogs(dialogs)
    , m_navigator(navigator)
    , m_page(page)
{
    // What was stored once and is not there any more was deleted; what was never stored is added.
    connect(&services.posts, &plan::PostService::changed, this, [this](const QSet<plan::PostId> &ids) {
        for (Job &job : m_jobs) {
            if (job.post.createdAt != Instant() || (!ids.isEmpty() && !ids.contains(job.post.id)))
                continue;
            if (const auto stored = m_services.posts.post(job.post.id))
                job.post.createdAt = stored->createdAt;
        }
    });
}

bool MediaAdder::canAddFrom(const QMimeData *data)
{
    if (data->hasImage())
        return true;
    const auto urls = data->urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

bool MediaAdder::addFrom(const QMimeData *data)
{
    QStringList paths;
    const auto urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (!paths.isEmpty())
        addFiles(paths);
    else if (data->hasImage())
        addImage(qvariant_cast<QImage>(data->imageData()));
    else
        return false;
    return true;
}

QCoro::Task<void> MediaAdder::readFiles(QStringList paths)
{
    const QPointer<MediaAdder> self(this);
    const quint64 job = beginJob(int(paths.size()));
    for (const QString &path : std::as_const(paths)) {
        const auto item = co_await m_services.media.add(path);
        if (!self || !m_jobs.contains(job))
            co_return;
        arrived(job, item);
    }
}

QCoro::Task<void> MediaAdder::keepImage(QImage image)
{
    const QPointer<MediaAdder> self(this);
    const quint64 job = beginJob(1);
    const auto item = co_await m_services.media.addImage(image, tr("Pasted picture.png"));
    if (self)
        arrived(job, item);
}

QCoro::Task<void> MediaAdder::askForFiles()
{
    const QPointer<MediaAdder> self(this);
    FileRequest request;
    request.title = tr("Add pictures or a video");
    QStringList patterns = plan::readableSuffixes();
    for (QString &suffix : patterns)
        suffix.prepend(QLatin1StringView("*."));
    request.filters = QStringList{tr("Pictures and videos (%1)").arg(patterns.join(u' ')),
                                  tr("All files (%1)").arg(QStringLiteral("*"))};
    request.several = true;
    const QPointer<QWidget> page(m_page);
    const QStringList paths = co_await m_dialogs.openFiles(page, request);
    if (self && !paths.isEmpty())
        addFiles(paths);
}

quint64 MediaAdder::beginJob(int count)
{
    m_jobs.insert(++m_lastJob, {m_state.post(), m_state.tab(), count});
    countComing(m_state.post().id);
    return m_lastJob;
}

void MediaAdder::arrived(quint64 job, const Result<plan::MediaItem> &item)
{
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return; // cancelled
    const Job target = *found;
    if (--found->left == 0)
        m_jobs.erase(found);
    if (item)
        take(target, *item);
    else
        m_navigator.report(item.error());
    countComing(target.post.id);
}

void MediaAdder::cancel(const plan::PostId &post)
{
    m_jobs.removeIf([&post](QHash<quint64, Job>::iterator job) { return job->post.id == post; });
    countComing(post);
}

void MediaAdder::follow(const plan::PostId &gone, const plan::PostId &there)
{
    for (Job &job : m_jobs) {
        if (job.post.id == gone)
            job.post.id = there;
    }
    countComing(gone);
    countComing(there);
}

void MediaAdder::countComing(const plan::PostId &post)
{
    int count = 0;
    for (const Job &job : std::as_const(m_jobs))
        count += job.post.id == post ? job.left : 0;
    m_state.setComing(post, count);
}

void MediaAdder::take(const Job &job, const plan::MediaItem &item)
{
    if (job.post.id != m_state.post().id) {
        if (const auto added = addToStored(job, item); !added)
            m_navigator.report(added.error());
        return;
    }
    // Put into it now, it would come back as a new draft. What is being written does that by itself.
    if (m_state.isDeleted() && !m_services.drafts.hasUnsaved(job.post.id)) {
        // Who has deleted it elsewhere in this window knows.
        if (m_page->isVisible())
            m_navigator.report(m_services.posts.post(job.post.id).error());
        return;
    }
    if (m_state.isLocked()) {
        m_navigator.report(
            fail(ErrorCode::NotAllowed, tr("“%1” came too late for this post.", "file").arg(item.fileName))
                .value());
        return;
    }
    m_state.addMedia(item, job.tab);
    Q_EMIT added();
}

Result<void> MediaAdder::addToStored(const Job &job, const plan::MediaItem &item) const
{
    if (auto kept = m_services.drafts.flush(job.post.id); !kept)
        return kept;
    const auto add = [&](plan::Post &post) {
        const auto own = std::find_if(post.versions.begin(), post.versions.end(),
                                      [&job](const auto &version) { return version.accountId == job.tab; });
        // As while the post is open: the first picture given to an account makes its pictures its own.
        if (own != post.versions.end() && !own->media)
            own->media = post.media;
        auto &list = own == post.versions.end() ? post.media : *own->media;
        list.push_back({item.id, {}});
    };
    auto stored = m_services.posts.post(job.post.id);
    if (stored) {
        add(*stored);
        return m_services.posts.saveContent(*stored, plan::RevisionReason::Saved);
    }
    if (stored.error().code != ErrorCode::NotFound)
        return fail(std::move(stored.error()));
    if (job.post.createdAt != Instant())
        return {}; // deleted meanwhile
    // Nothing else was in it, so that it was not stored yet.
    plan::Post post = job.post;
    add(post);
    if (auto added = m_services.posts.add(post); !added)
        return fail(std::move(added.error()));
    return {};
}

} // namespace hatstand::ui::composer
