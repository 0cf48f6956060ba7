// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/media_model.h"

#include "base/sizes.h"
#include "composer/cropped.h"
#include "kit/time_words.h"
#include "plan/media/media_item.h"

#include <QMimeData>

namespace hatstand::ui::composer
{

namespace
{
const QString rowMime = QStringLiteral("application/x-hatstand-picture-row");
}

QString mediaFacts(const plan::MediaItem &item)
{
    QString bytes = sizeWords(item.byteCount);
    if (item.pixels.isEmpty())
        return bytes;
    return MediaModel::tr("%1 × %2 · %3", "width, height, size of the file")
        .arg(item.pixels.width())
        .arg(item.pixels.height())
        .arg(bytes);
}

MediaModel::MediaModel(ComposerState &state, PictureSource &pictures, QObject *parent)
    : QAbstractListModel(parent), m_state(state), m_pictures(pictures), m_media(state.media())
{
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Media | Part::Tab | Part::Accounts))
            take();
    });
    connect(&pictures, &PictureSource::loaded, this, [this] {
        if (!m_media.empty())
            Q_EMIT dataChanged(index(0), index(int(m_media.size()) - 1));
    });
}

void MediaModel::setDevicePixelRatio(qreal ratio)
{
    if (qFuzzyCompare(ratio, m_ratio))
        return;
    m_ratio = ratio;
    if (!m_media.empty())
        Q_EMIT dataChanged(index(0), index(int(m_media.size()) - 1), {Qt::DecorationRole});
}

void MediaModel::take()
{
    const auto &now = m_state.media();
    if (now == m_media)
        return;
    if (now.size() == m_media.size()) {
        m_media = now;
        Q_EMIT dataChanged(index(0), index(int(m_media.size()) - 1));
        return;
    }
    beginResetModel();
    m_media = now;
    endResetModel();
}

int MediaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_media.size());
}

QVariant MediaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const plan::PostMedia &media = m_media[size_t(index.row())];
    const plan::MediaItem item = m_state.mediaItems().value(media.mediaId);
    switch (role) {
    case Qt::DecorationRole:
        return item.id.isNull() ? QVariant() : QVariant(cropped(m_pictures.picture(item, m_ratio), media));
    case Qt::ToolTipRole:
        return item.fileName;
    case Qt::AccessibleTextRole: {
        const QString described = media.altText.isEmpty() ? tr("no description") : media.altText;
        return tr("Picture %1 of %2, %3: %4", "number, count, file, description")
            .arg(index.row() + 1)
            .arg(m_media.size())
            .arg(item.fileName, described);
    }
    case DescribedRole:
        return !media.altText.trimmed().isEmpty();
    case BrokenRole:
        return item.id.isNull() || m_pictures.isBroken(item.id);
    case VideoRole:
        return plan::kindOf(item) == plan::MediaKind::Video;
    default:
        return {};
    }
}

Qt::ItemFlags MediaModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_state.isLocked() ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_state.isLocked() ? base : base | Qt::ItemIsDragEnabled;
}

QStringList MediaModel::mimeTypes() const
{
    return {rowMime};
}

QMimeData *MediaModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(rowMime, QByteArray::number(indexes.first().row()));
    return data;
}

bool MediaModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                 const QModelIndex &) const
{
    return action == Qt::MoveAction && data->hasFormat(rowMime) && !m_state.isLocked();
}

bool MediaModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                              const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const int from = data->data(rowMime).toInt();
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (to > from)
        --to; // counted without the one that moves
    m_state.moveMedia(from, to);
    // The rows have moved already; the view must not remove the source.
    return false;
}

} // namespace hatstand::ui::composer
