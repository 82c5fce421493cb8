# Links the system's libpq, which speaks TLS to PostgreSQL; the default build does not.
FROM rust:1.95-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /etalase
COPY . .
RUN cargo build --release --locked --no-default-features

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/etalase etalase
COPY --from=build /etalase/target/release/etalase /usr/local/bin/etalase
USER etalase
WORKDIR /var/lib/etalase
ENV ETALASE_BIND=0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["etalase"]
CMD ["serve"]
