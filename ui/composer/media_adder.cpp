// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/media_adder.h"

#include "plan/media_store.h"

#include <QBuffer>
#include <QMimeData>
#include <QPointer>
#include <QUrl>

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
    const plan::PostId post = m_state.post().id;
    for (const QString &path : std::as_const(paths)) {
        const auto item = co_await m_services.media.add(path);
        if (!self)
            co_return;
        take(post, item);
    }
}

QCoro::Task<void> MediaAdder::keepImage(QImage image)
{
    const QPointer<MediaAdder> self(this);
    const plan::PostId post = m_state.post().id;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const QString name = tr("Pasted picture.png");
    const auto item = co_await m_services.media.addBytes(bytes, name);
    if (!self)
        co_return;
    take(post, item);
}

QCoro::Task<void> MediaAdder::askForFiles()
{
    const QPointer<MediaAdder> self(this);
    FileRequest request;
    request.title = tr("Add pictures or a video");
    request.filters = QStringList{
        tr("Pictures and videos (%1)")
            .arg(QStringLiteral("*.png *.jpg *.jpeg *.webp *.gif *.mp4 *.mov *.webm *.heic *.avif")),
        tr("All files (%1)").arg(QStringLiteral("*"))};
    request.several = true;
    const QPointer<QWidget> page(m_page);
    const QStringList paths = co_await m_dialogs.openFiles(page, request);
    if (self && !paths.isEmpty())
        addFiles(paths);
}

void MediaAdder::take(const plan::PostId &post, const Result<plan::MediaItem> &item)
{
    if (!item) {
        m_navigator.report(item.error());
        return;
    }
    // Another post may have been opened while the file was copied.
    if (post != m_state.post().id)
        return;
    m_state.addMedia(*item);
    Q_EMIT added();
}

} // namespace hatstand::ui::composer
