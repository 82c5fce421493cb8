mod demo_catalogue;
